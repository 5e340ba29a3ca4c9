import { walk, type Steps } from '../../../kernel/time/steps';
import { groupBy } from '../../groupBy';
import { keyOf } from '../../order';
import type { RetentionGraph } from '../../retention/RetentionGraph';
import { deployments } from '../deployments/deployments';
import type { RetentionContext } from '../RowKindDefinition';
import type { VersionRow } from './VersionRow';

/**
 * Keeps versions told of since the limit, and those that something kept brought;
 * each with its first deployments to production and with the latest deployments
 * that say which artifacts it is.
 */
export function* retainVersions(
  rows: VersionRow[],
  graph: RetentionGraph,
  { since, rowsOf }: RetentionContext,
): Steps<void> {
  const naming = rowsOf(deployments).filter(row => row.namesVersion);
  const latest = new Map(naming.map(row => [nameOf(row), row]));
  const said = groupBy(latest.values(), row => row.version);
  yield* walk(rows, row => {
    const version = `version ${row.version}`;
    const told = `told of ${row.version}`;
    if (row.lastSeenAt >= since) graph.keep(version);
    if (row.artifactId) graph.link(`artifact ${row.artifactId}`, version);
    graph.link(version, told);
    graph.holds(told, {
      events: [
        ...row.evaluations,
        ...row.evidence,
        ...(row.trainedBy ? [row.trainedBy] : []),
      ].map(keyOf),
      versions: [row.version],
      artifacts: row.artifactId ? [row.artifactId] : [],
    });
    const first = [row.firstProduction ?? [], row.firstProductionIn].flat();
    for (const each of [...first, ...(said.get(row.version) ?? [])]) {
      graph.link(version, `deployment ${keyOf(each)}`);
    }
  });
}

function nameOf({
  version,
  artifactId,
}: {
  version: string;
  artifactId?: string;
}): string {
  return JSON.stringify([version, artifactId]);
}
