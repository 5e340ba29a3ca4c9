import type {
  MaturityFramework,
  RiskTierName,
} from 'backstage-plugin-waymark-common';
import type { FactCondition } from '../facts/FactCondition';

/** One thing a framework asks for, ready to be judged. */
export type Criterion = {
  /** Unique in its framework; begins with its area */
  id: string;
  area: string;
  level: number;
  title: string;
  /** Articles and clauses it answers to */
  references?: string[];
  /** What to do to meet it, a sentence */
  todo: string;
  kind: 'automatic' | 'attested';
  /** Decides an automatic criterion; may also show an attested one as met */
  met?: FactCondition;
  /** Where this is false the criterion is not asked for */
  applies?: FactCondition;
  /** What a person says yes to, and the ISO 8601 duration it holds at most */
  attested?: { question: string; expiresAfter: string };
};

/** A maturity framework as loaded: what the API tells of it, and its criteria. */
export type Framework = MaturityFramework & {
  criteria: Criterion[];
  /** The level a model of a risk tier should have */
  targets: Partial<Record<RiskTierName, number>>;
  /** Of what decides in it; the same version always has the same */
  digest: string;
};

/** Which content of a framework something was judged by. */
export type FrameworkEdition = Pick<
  Framework,
  'id' | 'version' | 'subject' | 'digest'
>;
