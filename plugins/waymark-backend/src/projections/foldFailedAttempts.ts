import { tierByName, type EnvironmentTiers } from './environmentTier';
import { referenceId, type FoldEvent } from './FoldEvent';
import type { DeploymentRow, FailedAttemptRow } from './rows';

/**
 * Runs that were to deploy and failed before they did. A task run and its
 * pipeline run are one attempt, dated by the earliest of their events.
 */
export function foldFailedAttempts(
  events: FoldEvent[],
  deployments: DeploymentRow[],
  environments: EnvironmentTiers,
): FailedAttemptRow[] {
  const deployedBy = new Set(
    deployments
      .filter(row => row.tier === 'production')
      .map(row => row.pipelineRun?.id),
  );
  const attempts = new Map<string, FailedAttemptRow>();
  const told = new Set<string>();
  for (const event of events) {
    const failed =
      event.content.outcome === 'failure' || event.content.outcome === 'error';
    const environment = event.data.text('deploysTo');
    if (!isRunEnd(event) || !failed || !environment) continue;
    const tier = tierByName(environment, environments);
    const runId = referenceId(event.content, 'pipelineRun') ?? event.subjectId;
    if (deployedBy.has(event.subjectId)) told.add(runId);
    if (deployedBy.has(runId)) told.add(runId);
    const known = attempts.get(runId);
    if (known && (known.tier === 'production' || tier !== 'production')) {
      continue;
    }
    attempts.set(runId, {
      source: event.source,
      id: event.id,
      at: event.time,
      environment,
      tier,
      runId,
    });
  }
  return [...attempts.values()].filter(({ runId }) => !told.has(runId));
}

function isRunEnd({ kind }: FoldEvent): boolean {
  return kind === 'pipelinerun.finished' || kind === 'taskrun.finished';
}
