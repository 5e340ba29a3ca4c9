import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { FactDefinition, FactValue } from 'backstage-plugin-waymark-node';
import type { FactContext } from './FactContext';

/** Where what a fact rests on can be seen. */
export type FactEvidence = NonNullable<
  CriterionResult['facts'][number]['evidence']
>;

/** A fact the engine gathers itself: what it is, and how it is read. */
export type Fact = FactDefinition & {
  /** How people call it, as it stands in a reason */
  label: string;
  unit?: 'ms' | 'days' | 'ratio' | 'count' | 'perDay';
  /** Where it comes from */
  source: string;
  /** When it is as new as it gets */
  freshness: string;
  /** Where what it rests on can be seen; nowhere when absent */
  evidence?: FactEvidence;
  /** The address an event gives for it, which is nearer than `evidence` */
  link?(context: FactContext): string | undefined;
  /** `null` when it is not known; absence of proof is not proof of absence */
  read(context: FactContext): FactValue;
};

/** What the facts of one group have in common. */
export type FactGroup = {
  source: string;
  freshness: string;
  /** Of the facts that name none of their own */
  evidence?: FactEvidence;
  facts: Omit<Fact, 'source' | 'freshness'>[];
};
