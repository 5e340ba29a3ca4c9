import { tierByName, type EnvironmentTiers } from './environmentTier';
import { referenceId, text, type FoldEvent } from './FoldEvent';
import type { DeploymentRow, FailedAttemptRow } from './rows';

/**
 * Runs that were to deploy and failed before they did. A task run and its
 * pipeline run are one attempt, dated by the earliest of their events.
 */
export function foldFailedAttempts(
  events: FoldEvent[],
  deployments: DeploymentRow[],
  options: { environments: EnvironmentTiers; known: FailedAttemptRow[] },
): FailedAttemptRow[] {
  const deployedBy = new Set(
    deployments
      .filter(row => row.tier === 'production')
      .map(row => row.pipelineRun?.id),
  );
  const attempts = new Map(options.known.map(row => [row.runId, row]));
  for (const event of events) {
    const failed =
      event.content.outcome === 'failure' || event.content.outcome === 'error';
    const environment = event.data.text('deploysTo');
    if (!isRunEnd(event) || !failed || !environment) continue;
    const tier = tierByName(environment, options.environments);
    const runId = attemptOf(event);
    const { source, id, time: at } = event;
    const known = attempts.get(runId);
    const runs = new Set(known?.runs).add(event.subjectId);
    const dates =
      !known || (known.tier !== 'production' && tier === 'production');
    attempts.set(runId, {
      ...(dates
        ? { source, id, at, environment, tier, runId, deployed: false }
        : known),
      runs: [...runs],
      url: known?.url ?? text(event.content.uri),
      changeUrl: known?.changeUrl ?? event.data.object('change').text('url'),
    });
  }
  for (const row of attempts.values()) {
    row.deployed ||= [row.runId, ...row.runs].some(run => deployedBy.has(run));
  }
  return [...attempts.values()];
}

/** The run that events of one attempt have in common. */
export function attemptOf({ content, subjectId }: FoldEvent): string {
  return referenceId(content, 'pipelineRun') ?? subjectId;
}

export function isRunEnd({ kind }: FoldEvent): boolean {
  return kind === 'pipelinerun.finished' || kind === 'taskrun.finished';
}
