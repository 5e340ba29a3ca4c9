import { walk, type Steps } from '../../../kernel/time/steps';
import { groupBy } from '../../groupBy';
import { keyOf, type EventKey } from '../../order';
import type { RetentionGraph } from '../../retention/RetentionGraph';
import type { RetentionContext } from '../RowKindDefinition';
import { isChangeDeployment } from './ChangeDeployments';
import type { DeploymentRow } from './DeploymentRow';
import { HistoryLinks } from './HistoryLinks';

/**
 * Keeps deployments made or live since the limit, and the latest of each
 * production environment, lest a model that has been in production seem never
 * to have been. With each go what it reverts and what reverts it, the version it
 * brought, the first deployments of its change, and, as far as what became of it
 * depends on them, the deployments before it.
 */
export function* retainDeployments(
  rows: DeploymentRow[],
  graph: RetentionGraph,
  { since }: RetentionContext,
): Steps<void> {
  const production = rows.filter(({ tier }) => tier === 'production');
  const latest = new Map(production.map(row => [row.environment, row]));
  for (const row of latest.values()) graph.keep(nodeOf(row));
  yield* walk(rows, row => {
    if (row.at >= since || wasLiveSince(row, since)) graph.keep(nodeOf(row));
    linkOne(row, graph);
    linkFirstOfChange(row, graph);
  });
  keepFirst(production, graph, since);
  yield* linkHistory(rows, graph, since);
}

/**
 * Keeps what is live in the environments, the candidates beside it, and the
 * deployment to go back to.
 */
export function retainServing(
  live: {
    environment: string;
    version?: string;
    candidate?: { version: string; since: number };
  }[],
  graph: RetentionGraph,
  deployments: DeploymentRow[],
): void {
  const byEnvironment = groupBy(deployments, row => row.environment);
  for (const { environment, version, candidate } of live) {
    const rows = byEnvironment.get(environment) ?? [];
    const candidates = rows.filter(
      row => row.version === candidate?.version && row.at === candidate.since,
    );
    const wayBack = rows.findLast(
      row =>
        row.liveUntil !== undefined && !row.failed && servedBy(row) !== version,
    );
    // Where nobody is served yet, the first deployment said the tier
    const first = version ? undefined : rows[0];
    for (const row of [...candidates, wayBack, first]) {
      if (row) graph.keep(nodeOf(row));
    }
  }
}

function linkOne(row: DeploymentRow, graph: RetentionGraph): void {
  const node = nodeOf(row);
  graph.holds(node, {
    events: [keyOf(row)],
    versions: [row.version, servedBy(row)],
    artifacts: [row.artifactId],
    commits: row.changes.flatMap(({ commit }) => commit ?? []),
  });
  if (row.reverts) graph.link(node, nodeOf(row.reverts));
  if (row.revertedBy) graph.link(node, nodeOf(row.revertedBy));
  graph.link(node, `version ${servedBy(row)}`);
  graph.link(node, `told of ${row.version}`);
  graph.link(node, `artifact ${row.artifactId}`);
}

function linkFirstOfChange(row: DeploymentRow, graph: RetentionGraph): void {
  for (const { commit, first, firstInEnvironment } of row.changes) {
    if (commit === undefined) continue;
    graph.link(nodeOf(row), `commit ${commit}`);
    if (first || firstInEnvironment) {
      graph.link(`commit ${commit}`, nodeOf(row));
    }
  }
}

/**
 * The first deployment carries less than any other would in its place, so it
 * stays where one since the limit carries what it does not name.
 */
function keepFirst(
  production: DeploymentRow[],
  graph: RetentionGraph,
  since: number,
): void {
  const changes = production.filter(isChangeDeployment);
  const carries = changes.some(
    row => row.at >= since && row.changes.some(({ named }) => !named),
  );
  if (!carries) return;
  const first = new Map(
    [...changes].reverse().map(row => [row.environment, row]),
  );
  for (const row of first.values()) {
    graph.keep(`first ${nodeOf(row)}`);
    graph.holds(`first ${nodeOf(row)}`, { events: [keyOf(row)] });
  }
}

function* linkHistory(
  rows: DeploymentRow[],
  graph: RetentionGraph,
  since: number,
): Steps<void> {
  const history = new HistoryLinks(graph);
  const tiers = new Map<string, DeploymentRow>();
  yield* walk(groupBy(rows, row => row.at).values(), instant => {
    // Rows of one instant count as before one another
    for (const row of instant) {
      history.add(`environment ${row.environment}`, row);
      if (row.tier !== 'shadow') tiers.set(row.environment, row);
      if (!isChangeDeployment(row)) continue;
      history.add(brought(row.environment, row.version), row);
    }
    for (const row of instant) {
      if (row.tier === 'shadow') {
        const other = tiers.get(row.environment);
        if (other) graph.link(nodeOf(row), nodeOf(other));
      }
      if (isChangeDeployment(row)) continue;
      history.linkAll(row, brought(row.environment, servedBy(row)));
      // With fewer deployments before it, a rollback that reverts nothing
      // would revert one of them
      if (!row.reverts) history.linkAll(row, `environment ${row.environment}`);
    }
  });
  yield* linkReleases(rows, new HistoryLinks(graph), since);
}

/** What decides whether a deployment opens a release or joins one */
function* linkReleases(
  rows: DeploymentRow[],
  history: HistoryLinks,
  since: number,
): Steps<void> {
  yield* walk(rows, row => {
    const { environment, release, inEnvironment } = row;
    if (release === undefined) return;
    const groups = [
      `all`,
      `in ${environment}`,
      `release ${release}`,
      `release ${inEnvironment.release} in ${environment}`,
    ];
    const [all, here, ...releases] = groups;
    if (row.at >= since) {
      history.linkLatest(row, all);
      history.linkLatest(row, here);
      for (const group of releases) history.linkAll(row, group);
    }
    for (const group of groups) history.add(group, row);
  });
}

function brought(environment: string, version: string): string {
  return `brought ${JSON.stringify([environment, version])}`;
}

function nodeOf(key: EventKey): string {
  return `deployment ${keyOf(key)}`;
}

function servedBy({ toVersion, version }: DeploymentRow): string {
  return toVersion ?? version;
}

function wasLiveSince(row: DeploymentRow, since: number): boolean {
  return row.liveFrom !== undefined && (row.liveUntil ?? since) >= since;
}
