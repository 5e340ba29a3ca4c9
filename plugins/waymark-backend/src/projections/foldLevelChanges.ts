import { isRecord, text, type FoldEvent } from './FoldEvent';
import type { CriterionOutcome, LevelChangeRow } from './LevelChangeRow';

/** What was recorded of a model's levels, in order. */
export function foldLevelChanges(events: FoldEvent[]): LevelChangeRow[] {
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
