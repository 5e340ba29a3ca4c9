import type { ModelDetail } from 'backstage-plugin-waymark-common';
import { groupBy } from '../../projections/groupBy';
import type { ModelRows } from '../../projections/rows';
import { matchReports } from './matchReports';

const HOUR = 3_600_000;

const WINDOW = 90 * 24 * HOUR;

/** Warns where the sources that tell of deployments disagree on their number. */
export function findReportWarnings(
  rows: ModelRows,
  now: number,
): ModelDetail['warnings'] {
  return [...findDoubleReports(rows), ...findMissingReports(rows, now)];
}

/**
 * Where two sources report the same version into the same environment within
 * an hour: probably one deployment told twice.
 */
function findDoubleReports(rows: ModelRows): ModelDetail['warnings'] {
  const pairs = new Set<string>();
  const told = rows.deployments.filter(({ kind }) => kind !== 'rolledback');
  const alike = groupBy(told, ({ environment, version }) =>
    JSON.stringify([environment, version]),
  );
  for (const group of alike.values()) {
    // The last report of each source, in their order
    const last = new Map<string, number>();
    for (const { source, at } of group) {
      for (const [other, otherAt] of last) {
        if (other !== source && at - otherAt <= HOUR) {
          pairs.add([source, other].sort().join(' and '));
        }
      }
      last.set(source, at);
    }
  }
  return [...pairs].map(pair => ({
    kind: 'doubleReports',
    text: `${pair} report the same deployments, which count twice: name one in the annotation waymark.dev/deployments-from`,
  }));
}

/** Where another source tells of deployments that the reporter does not. */
function findMissingReports(
  rows: ModelRows,
  now: number,
): ModelDetail['warnings'] {
  const counts = new Map<string, number>();
  for (const { source, at } of matchReports(rows).alone) {
    if (at < now - WINDOW) continue;
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].map(([source, count]) => ({
    kind: 'notReported',
    text: `${source} tells of ${count} ${
      count === 1 ? 'deployment' : 'deployments'
    } in 90 days that the source in the annotation waymark.dev/deployments-from does not; they do not count`,
  }));
}
