import type {
  FactDefinition,
  FactValue,
} from '@waymark/backstage-plugin-waymark-node';
import type { FactContext } from './FactContext';

/** A fact the engine gathers itself: what it is, and how it is read. */
export type Fact = FactDefinition & {
  /** How people call it, as it stands in a reason */
  label: string;
  unit?: 'ms' | 'days' | 'ratio' | 'count' | 'perDay';
  /** Where it comes from */
  source: string;
  /** When it is as new as it gets */
  freshness: string;
  /** `null` when it is not known; absence of proof is not proof of absence */
  read(context: FactContext): FactValue;
};

/** What the facts of one group have in common. */
export type FactGroup = {
  source: string;
  freshness: string;
  facts: Omit<Fact, 'source' | 'freshness'>[];
};
