import { environmentTier, type EnvironmentTiers } from '../../environmentTier';
import { referenceId, text, type FoldEvent } from '../../FoldEvent';
import { readChange } from './readMerges';
import type { ChangeRow, DeploymentRow } from './DeploymentRow';

const KINDS = new Map<string, DeploymentRow['kind']>([
  ['service.deployed', 'deployed'],
  ['service.upgraded', 'upgraded'],
  ['service.rolledback', 'rolledback'],
]);

/** A deployment as its event tells it. */
export function readReport(
  event: FoldEvent,
  environments: EnvironmentTiers,
): DeploymentRow | undefined {
  const row = readDeployment(event, environments);
  return row && { ...row, reverts: undefined };
}

/** The same, with the bare id that a rollback names in `reverts`. */
export function readDeployment(
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
    inEnvironment: { firstOfChange: false, opensRelease: false },
    failed: false,
    toVersion:
      kind === 'rolledback'
        ? data.text('toVersion') ??
          data.text('modelVersion') ??
          artifactVersion(artifactId)
        : undefined,
    fromVersion: data.text('fromVersion'),
    rollbackRequest: data.text('rollbackRequest'),
    // The event id that a rollback names; foldDeployments finds what it means
    reverts: data.text('reverts')
      ? { source: event.source, id: data.text('reverts')! }
      : undefined,
  };
}

/** The version a purl ends in, else the whole id. */
function artifactVersion(artifactId: string): string {
  return /@([^@?#/]+)(?:[?#].*)?$/.exec(artifactId)?.[1] ?? artifactId;
}

/** Adds what the deployment does not say of its commit and its merge does. */
export function completeChange(
  row: DeploymentRow,
  merges: Map<string, ChangeRow>,
): DeploymentRow {
  const { change } = row;
  if (!change?.commit || change.committedAt !== undefined) return row;
  const known = merges.get(change.commit);
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
