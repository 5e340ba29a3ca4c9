import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { EventKey } from './rows';

/** What a criterion came to. */
export type CriterionOutcome = CriterionResult['result'];

/** A model's standing in one framework, when it changed. `at` is epoch milliseconds. */
export type LevelChangeRow = EventKey & {
  at: number;
  framework: string;
  /** Of the framework, as it was judged by then */
  version: number;
  /** How the framework was called then; older records do not say */
  title?: string;
  /** How its areas were called then, by id */
  areaTitles?: Record<string, string>;
  /** Undefined where the framework keeps its areas apart */
  level?: number;
  /** Levels by area id */
  areas: Record<string, number>;
  /** By criterion id */
  results: Record<string, CriterionOutcome>;
  /** The criteria whose result changed it, with the reasons given then */
  causes: {
    criterion: string;
    title: string;
    from?: CriterionOutcome;
    to: CriterionOutcome;
    reason: string;
  }[];
};
