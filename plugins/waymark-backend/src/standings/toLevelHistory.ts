import type {
  LevelChange,
  MaturityFramework,
} from 'backstage-plugin-waymark-common';
import type { LevelChangeRow } from '../projections/rows';
import { formatInstant } from '../kernel/time/instant';

/**
 * What was recorded of levels, newest first. Each change is told
 * against the one before in the same framework and version, in the words of
 * then; the oldest records kept none, and take those of now.
 */
export function toLevelHistory(
  rows: LevelChangeRow[],
  frameworks: MaturityFramework[],
  framework?: string,
): LevelChange[] {
  const last = new Map<string, LevelChangeRow>();
  const changes: LevelChange[] = [];
  for (const row of rows) {
    if (framework !== undefined && row.framework !== framework) continue;
    const key = `${row.framework}@${row.version}`;
    const before = last.get(key);
    last.set(key, row);
    const known = frameworks.find(({ id }) => id === row.framework);
    changes.push({
      framework: row.framework,
      version: row.version,
      title: row.title ?? known?.title ?? row.framework,
      at: formatInstant(row.at),
      level: row.level ?? null,
      from: before?.level ?? null,
      first: before === undefined,
      areas: Object.entries(row.areas).map(([id, level]) => ({
        id,
        title:
          row.areaTitles?.[id] ??
          known?.areas.find(area => area.id === id)?.title ??
          id,
        level,
        from: before?.areas[id] ?? null,
      })),
      causes: row.causes.map(({ criterion, title, from, to, reason }) => ({
        criterion,
        title,
        from: from ?? null,
        to,
        reason,
      })),
    });
  }
  return changes.reverse();
}

/**
 * The change for somebody who may not see all models it was judged by: averages
 * over few would tell them figures of those they may not see.
 */
export function withoutReasons(change: LevelChange): LevelChange {
  return {
    ...change,
    causes: change.causes.map(cause => ({
      ...cause,
      reason: 'Told to those who may see all of its models.',
    })),
  };
}
