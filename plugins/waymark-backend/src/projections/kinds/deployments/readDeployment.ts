import { environmentTier, type EnvironmentTiers } from '../../environmentTier';
import { referenceId, text, type FoldEvent } from '../../FoldEvent';
import { readChanges } from './readChanges';
import type { DeploymentRow } from './DeploymentRow';

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
  const servesNobody =
    kind !== 'rolledback' && (strategy === 'shadow' || trafficPercent === 0);
  const startedAt = data.instant('startedAt');
  const version = data.text('modelVersion') ?? artifactId;
  const run = data.object('pipelineRun');
  const executedBy = data.text('executedBy');
  return {
    source: event.source,
    id: event.id,
    kind,
    at: event.time,
    begunAt:
      startedAt !== undefined && startedAt <= event.time
        ? startedAt
        : event.time,
    environment,
    tier: servesNobody
      ? 'shadow'
      : environmentTier(
          data.text('environmentTier'),
          environment,
          environments,
        ),
    version,
    namesVersion: event.namesVersion ?? false,
    artifactId,
    executedBy:
      executedBy === 'pipeline' || (!executedBy && data.has('pipelineRun'))
        ? 'pipeline'
        : 'manual',
    unplanned: data.flag('unplanned'),
    fix: false,
    strategy,
    trafficPercent,
    changes: readChanges(event),
    pipelineRun: data.has('pipelineRun')
      ? { id: run.text('id'), url: run.text('url') }
      : undefined,
    opensRelease: false,
    inEnvironment: { opensRelease: false },
    failed: false,
    toVersion:
      kind === 'rolledback' ? data.text('toVersion') ?? version : undefined,
    fromVersion: data.text('fromVersion'),
    rollbackRequest: data.text('rollbackRequest'),
    // The event id that a rollback names; foldDeployments finds what it means
    reverts: data.text('reverts')
      ? { source: event.source, id: data.text('reverts')! }
      : undefined,
  };
}
