import { isDeepStrictEqual } from 'node:util';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import type { FrameworkStanding } from './Standing';
import type { LevelChangeRow } from '../projections/rows';
import type { Decision } from '../decisions/DecisionRecorder';

type JudgedBy = Pick<LevelChangeRow, 'framework' | 'version'>;

/**
 * The change of level to record, with what caused it; none where the result is
 * as it was recorded last.
 *
 * @param subject - ref of the model, team or platform
 * @param options - what was recorded of it, in order, and epoch milliseconds
 */
export function toLevelDecision(
  subject: string,
  result: MaturityResult,
  { recorded, now }: { recorded: LevelChangeRow[]; now: number },
): Decision | undefined {
  const { framework, version, level } = result;
  const before = recordedBy(result, recorded);
  const last = before[before.length - 1];
  const areas = Object.fromEntries(
    result.areas.map(area => [area.id, area.level]),
  );
  if (isRecorded({ framework, version, level, areas }, recorded)) {
    return undefined;
  }
  const causes = result.criteria
    .filter(({ id, result: to }) => last && last.results[id] !== to)
    .map(({ id, title, result: to, reason }) => ({
      criterion: id,
      title,
      from: last?.results[id] ?? null,
      to,
      reason,
    }));
  return {
    kind: 'level.changed',
    subjectId: subject,
    // Recorded twice at the same moment it is one event
    id: `${subject}/${framework}@${version}/${before.length}`,
    model: subject,
    at: Math.max(now, (last?.at ?? 0) + 1),
    by: 'waymark',
    content: {
      framework,
      version,
      title: result.title,
      level,
      areas,
      areaTitles: Object.fromEntries(
        result.areas.map(area => [area.id, area.title]),
      ),
      results: Object.fromEntries(
        result.criteria.map(criterion => [criterion.id, criterion.result]),
      ),
      causes,
    },
  };
}

/** Whether these levels, the areas' by id, are those recorded last. */
export function isRecorded(
  {
    level,
    areas,
    ...by
  }: JudgedBy & Pick<FrameworkStanding, 'level' | 'areas'>,
  recorded: LevelChangeRow[],
): boolean {
  const last = recordedBy(by, recorded).pop();
  return (
    last !== undefined &&
    (last.level ?? null) === level &&
    isDeepStrictEqual(last.areas, areas)
  );
}

function recordedBy(
  { framework, version }: JudgedBy,
  recorded: LevelChangeRow[],
): LevelChangeRow[] {
  return recorded.filter(
    row => row.framework === framework && row.version === version,
  );
}
