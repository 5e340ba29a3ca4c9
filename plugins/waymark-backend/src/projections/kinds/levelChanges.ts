import { isRecord, text, type FoldEvent } from '../FoldEvent';
import type { CriterionResult } from 'backstage-plugin-waymark-common';
import { keyOf, type EventKey } from '../order';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

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

/** What was recorded of a model's maturity levels. */
export const levelChanges: RowKindDefinition<LevelChangeRow> = {
  key: keyOf,
  at: () => OPEN,
  place: row => [row.at, row.source, row.id],
  fold: ({ own }) => readLevelChanges(own),
};

/** The changes of levels that events tell of. */
export function readLevelChanges(events: FoldEvent[]): LevelChangeRow[] {
  return events
    .filter(({ kind }) => kind === 'waymark-level.changed')
    .flatMap(({ source, id, time, content }) => {
      const { version, level, areas, areaTitles, results, causes } = content;
      const framework = text(content.framework);
      if (!framework || typeof version !== 'number') return [];
      return {
        source,
        id,
        at: time,
        framework,
        version,
        title: text(content.title),
        areaTitles: isRecord(areaTitles)
          ? (areaTitles as Record<string, string>)
          : undefined,
        level: typeof level === 'number' ? level : undefined,
        areas: isRecord(areas) ? (areas as Record<string, number>) : {},
        results: isRecord(results)
          ? (results as Record<string, CriterionOutcome>)
          : {},
        causes: Array.isArray(causes) ? causes : [],
      };
    });
}
