import type { ModelDetail } from '@waymark/backstage-plugin-waymark-common';
import type { ModelRows } from '../projections/rows';

const HOUR = 3_600_000;

/**
 * Warns where two sources report the same version into the same environment
 * within an hour: probably one deployment told twice.
 */
export function findDoubleReports(rows: ModelRows): ModelDetail['warnings'] {
  const pairs = new Set<string>();
  for (const [index, row] of rows.deployments.entries()) {
    for (const other of rows.deployments.slice(index + 1)) {
      if (other.at - row.at > HOUR) break;
      if (
        other.source !== row.source &&
        other.version === row.version &&
        other.environment === row.environment &&
        other.kind !== 'rolledback' &&
        row.kind !== 'rolledback'
      ) {
        pairs.add([row.source, other.source].sort().join(' and '));
      }
    }
  }
  return [...pairs].map(pair => ({
    kind: 'doubleReports',
    text: `${pair} report the same deployments, which count twice: name one in the annotation waymark.dev/deployments-from`,
  }));
}
