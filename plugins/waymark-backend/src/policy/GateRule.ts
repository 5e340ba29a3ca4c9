import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { FactCondition } from '../facts/FactCondition';

/** One thing that has to hold before a version goes to an environment. */
export type GateRule = {
  id: string;
  /** Of environments it is for */
  environments: EnvironmentTier[];
  /** What holds when it is met, a clause */
  title: string;
  /** What to do to meet it, a sentence */
  todo: string;
  /** Where this is false the rule is not for the model */
  applies?: FactCondition;
} & (
  | { met: FactCondition; criterion?: undefined }
  | { met?: undefined; criterion: { framework: string; criterion: string } }
);
