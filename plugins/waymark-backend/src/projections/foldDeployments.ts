import { environmentTier, type EnvironmentTiers } from './environmentTier';
import { referenceId, text, type FoldEvent } from './FoldEvent';
import { readChange } from './foldChanges';
import { keyOf } from './order';
import type { ChangeRow, DeploymentRow } from './rows';

const KINDS = new Map<string, DeploymentRow['kind']>([
  ['service.deployed', 'deployed'],
  ['service.upgraded', 'upgraded'],
  ['service.rolledback', 'rolledback'],
]);

/** Deployments of one model in order; the events come in order. */
export function foldDeployments(
  events: FoldEvent[],
  options: {
    environments: EnvironmentTiers;
    merged: Map<string, ChangeRow>;
  },
): DeploymentRow[] {
  const deployments = events.flatMap(event => {
    const row = readDeployment(event, options.environments);
    return row ? [completeChange(row, options.merged)] : [];
  });
  settleReverts(deployments);
  settleReleases(deployments);
  settleFirstOfChange(deployments);
  return deployments;
}

export function isChangeDeployment(row: DeploymentRow): boolean {
  return row.kind !== 'rolledback';
}

/** A deployment as its event tells it, with nothing settled. */
export function readReport(
  event: FoldEvent,
  environments: EnvironmentTiers,
): DeploymentRow | undefined {
  const row = readDeployment(event, environments);
  return row && { ...row, reverts: undefined };
}

function readDeployment(
  event: FoldEvent,
  environments: EnvironmentTiers,
): DeploymentRow | undefined {
  const kind = KINDS.get(event.kind);
  const environment = referenceId(event.content, 'environment');
  const artifactId = text(event.content.artifactId);
  if (!kind || !environment || !artifactId) return undefined;
  const { data } = event;
  const strategy = data.text('strategy');
  const trafficPercent = data.number('trafficPercent');
  const servesNobody = strategy === 'shadow' || trafficPercent === 0;
  const run = data.object('pipelineRun');
  const executedBy = data.text('executedBy');
  return {
    source: event.source,
    id: event.id,
    kind,
    at: event.time,
    environment,
    tier: servesNobody
      ? 'shadow'
      : environmentTier(
          data.text('environmentTier'),
          environment,
          environments,
        ),
    version: data.text('modelVersion') ?? artifactId,
    artifactId,
    executedBy:
      executedBy === 'pipeline' || (!executedBy && data.has('pipelineRun'))
        ? 'pipeline'
        : 'manual',
    unplanned: data.isTrue('unplanned'),
    strategy,
    trafficPercent,
    change: readChange(event),
    firstOfChange: false,
    pipelineRun: data.has('pipelineRun')
      ? { id: run.text('id'), url: run.text('url') }
      : undefined,
    opensRelease: false,
    failed: false,
    toVersion:
      kind === 'rolledback'
        ? data.text('toVersion') ??
          data.text('modelVersion') ??
          artifactVersion(artifactId)
        : undefined,
    fromVersion: data.text('fromVersion'),
    rollbackRequest: data.text('rollbackRequest'),
    /** The event id a rollback names; settled to a key below */
    reverts: data.text('reverts')
      ? { source: event.source, id: data.text('reverts')! }
      : undefined,
  };
}

/** The version a purl ends in, else the whole id. */
function artifactVersion(artifactId: string): string {
  return /@([^@?#/]+)(?:[?#].*)?$/.exec(artifactId)?.[1] ?? artifactId;
}

function completeChange(
  row: DeploymentRow,
  merged: Map<string, ChangeRow>,
): DeploymentRow {
  const { change } = row;
  if (!change?.commit || change.committedAt !== undefined) return row;
  const known = merged.get(change.commit);
  if (!known) return row;
  return {
    ...row,
    change: {
      ...change,
      committedAt: known.committedAt,
      url: change.url ?? known.url,
      author: change.author ?? known.author,
    },
  };
}

function settleReverts(deployments: DeploymentRow[]): void {
  const earlier = new Map<string, DeploymentRow[]>();
  for (const row of deployments) {
    const changes = earlier.get(row.environment) ?? [];
    earlier.set(row.environment, changes);
    if (isChangeDeployment(row)) {
      row.reverts = undefined;
      changes.push(row);
      continue;
    }
    const named = row.reverts;
    const target =
      (named && findNamed(changes, named)) ?? changes[changes.length - 1];
    row.reverts = undefined;
    if (!target || target.revertedBy) continue;
    target.revertedBy = { source: row.source, id: row.id, at: row.at };
    row.reverts = { source: target.source, id: target.id };
    if (target.tier === 'production') target.failed = true;
  }
}

/**
 * Of the rows with the id an event names: the one of the naming event's own
 * source, else the latest in order.
 */
export function findNamed(
  rows: DeploymentRow[],
  named: { source: string; id: string },
): DeploymentRow | undefined {
  const candidates = rows.filter(row => row.id === named.id);
  return (
    candidates.find(row => row.source === named.source) ??
    candidates[candidates.length - 1]
  );
}

function settleReleases(deployments: DeploymentRow[]): void {
  const byKey = new Map(deployments.map(row => [keyOf(row), row]));
  let release = -1;
  let version: string | undefined;
  let undone = false;
  for (const row of deployments) {
    if (!isChangeDeployment(row)) {
      const target = row.reverts && byKey.get(keyOf(row.reverts));
      if (target?.release !== undefined && target.release === release) {
        undone = true;
      }
    } else if (row.tier === 'production') {
      if (release < 0 || row.version !== version || undone) {
        release += 1;
        version = row.version;
        undone = false;
        row.opensRelease = true;
      }
      row.release = release;
    }
  }
}

function settleFirstOfChange(deployments: DeploymentRow[]): void {
  const seen = new Set<string>();
  for (const row of deployments) {
    if (!isChangeDeployment(row) || row.tier !== 'production') continue;
    if (!row.change?.commit) {
      row.firstOfChange = true;
      continue;
    }
    const change = JSON.stringify([row.change.repository, row.change.commit]);
    row.firstOfChange = !seen.has(change);
    seen.add(change);
  }
}
