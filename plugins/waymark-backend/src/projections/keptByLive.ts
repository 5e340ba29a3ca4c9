import { canonicalText, sha256 } from '../ledger/digest';
import type { RetainedEvents } from '../ledger/Retention';
import { keyOf } from './order';
import type { DeploymentRow, EventKey, ModelRows } from './rows';

/**
 * What of a model must outlast retention because what is live or open, or
 * happened since, rests on it:
 *
 * - deployments made or live since then, and those live before what is live
 *   now, which is the way back;
 * - incidents open then or since, and the deployments they are attributed to;
 * - of those: what they revert and what reverted them, the incidents that fail
 *   them, the first deployment of their change and of their version;
 * - the versions they brought, and those trained or told of since, with all
 *   that names one of these.
 *
 * @param since - epoch milliseconds
 */
export function keptByLive(rows: ModelRows, since: number): RetainedEvents {
  const deployments = new Map(rows.deployments.map(row => [keyOf(row), row]));
  const kept = new Map<string, DeploymentRow>();
  const queue: DeploymentRow[] = [];
  const keep = (key: EventKey | undefined) => {
    const row = key && deployments.get(keyOf(key));
    if (!row || kept.has(keyOf(row))) return;
    kept.set(keyOf(row), row);
    queue.push(row);
  };
  const incidents = new Set<string>();
  const keepIncident = (incident: ModelRows['incidents'][number]) => {
    incidents.add(sha256(canonicalText([incident.source, incident.id])));
    keep(incident.deployment);
  };
  const keepBringing = (version: ModelRows['versions'][number]) => {
    keep(version.firstProduction);
    version.firstProductionIn.forEach(keep);
    // Only a deployment may say which artifact the version is
    keep(
      rows.deployments.findLast(
        row =>
          row.version === version.version &&
          row.artifactId === version.artifactId,
      ),
    );
  };

  for (const row of rows.deployments) {
    if (row.at >= since || wasLiveSince(row, since)) keep(row);
  }
  // Lest one that has been in production seem never to have been
  const inProduction = rows.deployments.filter(
    ({ tier }) => tier === 'production',
  );
  new Map(inProduction.map(row => [row.environment, row])).forEach(keep);
  for (const live of rows.live) {
    rows.deployments.filter(row => isCandidate(row, live)).forEach(keep);
    keep(wayBack(rows.deployments, live));
    // Where nobody is served yet, the first one said the tier
    if (!live.version) {
      const { environment } = live;
      keep(rows.deployments.find(row => row.environment === environment));
    }
  }
  for (const incident of rows.incidents) {
    if ((incident.endedAt ?? since) >= since) keepIncident(incident);
  }
  const runs = rows.trainingRuns.filter(run => run.finishedAt >= since);
  const trained = new Set(runs.map(({ version }) => version));
  const fresh = rows.versions.filter(
    ({ version, lastSeenAt }) => lastSeenAt >= since || trained.has(version),
  );
  for (const version of fresh) keepBringing(version);
  for (let row = queue.pop(); row; row = queue.pop()) {
    const { change, environment } = row;
    const version = servedBy(row);
    keep(row.reverts);
    keep(row.revertedBy);
    if (row.tier === 'shadow') keep(tierBefore(rows.deployments, row));
    if (row.at >= since) ofReleases(rows.deployments, row).forEach(keep);
    for (const other of rows.deployments) {
      const sameChange =
        change?.commit !== undefined &&
        other.change?.commit === change.commit &&
        (other.firstOfChange || other.inEnvironment.firstOfChange);
      const brought =
        other.kind !== 'rolledback' &&
        other.environment === environment &&
        other.version === version &&
        other.at <= row.at;
      // With less before it, one that undid nothing would undo something
      const undone =
        row.kind === 'rolledback' &&
        !row.reverts &&
        other.environment === environment &&
        other.at <= row.at;
      if (sameChange || undone || (row.kind === 'rolledback' && brought)) {
        keep(other);
      }
    }
    for (const known of rows.versions) {
      if (known.version !== version && known.artifactId !== row.artifactId) {
        continue;
      }
      keepBringing(known);
    }
    for (const incident of rows.incidents) {
      const { deployment } = incident;
      if (deployment && keyOf(deployment) === keyOf(row)) {
        keepIncident(incident);
      }
    }
  }

  const all = [...kept.values()];
  const versions = new Set([
    ...all.flatMap(row => [row.version, servedBy(row)]),
    ...fresh.map(({ version }) => version),
  ]);
  const artifacts = new Set(all.map(({ artifactId }) => artifactId));
  const known = rows.versions.filter(
    ({ version, artifactId }) =>
      versions.has(version) || (artifactId && artifacts.has(artifactId)),
  );
  return {
    events: new Set([
      ...kept.keys(),
      ...runs.map(keyOf),
      ...known
        .flatMap(({ evaluations, evidence, trainedBy }) => [
          ...evaluations,
          ...evidence,
          ...(trainedBy ? [trainedBy] : []),
        ])
        .map(keyOf),
    ]),
    incidents,
    versions: new Set([...versions, ...known.map(({ version }) => version)]),
    artifacts: new Set([
      ...artifacts,
      ...known.flatMap(({ artifactId }) => artifactId ?? []),
    ]),
    commits: new Set(all.flatMap(({ change }) => change?.commit ?? [])),
  };
}

/** What decides whether a deployment opens a release or joins one */
function ofReleases(
  deployments: DeploymentRow[],
  row: DeploymentRow,
): DeploymentRow[] {
  if (row.release === undefined) return [];
  const before = deployments
    .slice(0, deployments.indexOf(row))
    .filter(({ release }) => release !== undefined);
  const inEnvironment = before.filter(
    ({ environment }) => environment === row.environment,
  );
  return [
    ...before.slice(-1),
    ...inEnvironment.slice(-1),
    ...before.filter(({ release }) => release === row.release),
    ...inEnvironment.filter(
      other => other.inEnvironment.release === row.inEnvironment.release,
    ),
  ];
}

/** Where a shadow's environment has its tier from */
function tierBefore(
  deployments: DeploymentRow[],
  { environment, at }: DeploymentRow,
): DeploymentRow | undefined {
  return deployments.findLast(
    row =>
      row.environment === environment && row.at <= at && row.tier !== 'shadow',
  );
}

function servedBy({ toVersion, version }: DeploymentRow): string {
  return toVersion ?? version;
}

function wasLiveSince(row: DeploymentRow, since: number): boolean {
  return row.liveFrom !== undefined && (row.liveUntil ?? since) >= since;
}

type Live = ModelRows['live'][number];

function isCandidate(row: DeploymentRow, { environment, candidate }: Live) {
  return (
    row.environment === environment &&
    row.version === candidate?.version &&
    row.at === candidate.since
  );
}

/** The latest deployment that served another version before, and did well */
function wayBack(
  deployments: DeploymentRow[],
  { environment, version }: Live,
): DeploymentRow | undefined {
  return deployments.findLast(
    row =>
      row.environment === environment &&
      row.liveUntil !== undefined &&
      !row.failed &&
      servedBy(row) !== version,
  );
}
