import type { Entity } from '@backstage/catalog-model';

/** A fact's value; `null` is "not known". @public */
export type FactValue = string | number | boolean | null;

/** A fact as the docs list it. @public */
export type FactDefinition = {
  /** Camel case, `modelCardAgeDays` */
  name: string;
  /** How people call it; the name when absent */
  label?: string;
  type: 'string' | 'number' | 'boolean';
  /** `ms`, `days`, `ratio`, `perDay` and `count` are shown as such */
  unit?: string;
  description: string;
};

/** Adds facts about models to those the engine gathers itself. @public */
export interface FactProvider {
  readonly id: string;
  readonly facts: FactDefinition[];
  /** Facts of one model; those left out count as not known */
  getFacts(model: Entity): Promise<Record<string, FactValue>>;
}
