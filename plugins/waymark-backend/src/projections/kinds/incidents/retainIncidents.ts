import { canonicalText, sha256 } from '../../../ledger/digest';
import { keyOf } from '../../order';
import type { RetentionGraph } from '../../retention/RetentionGraph';
import type { RetentionContext } from '../RowKindDefinition';
import type { IncidentRow } from './IncidentRow';

/**
 * Keeps incidents that were open at the limit or since, and those that fail a
 * deployment that is kept; each with the deployment it is blamed on.
 */
export function retainIncidents(
  rows: IncidentRow[],
  graph: RetentionGraph,
  { since }: RetentionContext,
): void {
  for (const row of rows) {
    const incident = `incident ${keyOf(row.openedBy)}`;
    graph.holds(incident, {
      incidents: [sha256(canonicalText([row.source, row.id]))],
    });
    if ((row.endedAt ?? since) >= since) graph.keep(incident);
    if (!row.deployment) continue;
    const deployment = `deployment ${keyOf(row.deployment)}`;
    graph.link(incident, deployment);
    graph.link(deployment, incident);
  }
}
