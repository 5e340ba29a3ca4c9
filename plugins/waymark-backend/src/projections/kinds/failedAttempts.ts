import { tierByName, type EnvironmentTiers } from '../environmentTier';
import { referenceId, text, type FoldEvent } from '../FoldEvent';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { EventKey } from '../order';
import { deployments } from './deployments/deployments';
import type { RowKindDefinition } from './RowKindDefinition';

/** A run that failed before it deployed. Times are epoch milliseconds. */
export type FailedAttemptRow = EventKey & {
  /** Of the attempt's earliest event */
  at: number;
  environment: string;
  tier: EnvironmentTier;
  runId: string;
  /** Subjects of its failed events: the pipeline run, or task runs of it */
  runs: string[];
  /** Where people see the run, by the earliest event that says so */
  url?: string;
  changeUrl?: string;
  /** A production deployment names one of them, or the run, so it came through */
  deployed: boolean;
};

/**
 * Runs that were to deploy and failed before they did. A task run and its
 * pipeline run are one attempt, dated by the earliest of their events.
 */
export const failedAttempts: RowKindDefinition<FailedAttemptRow> = {
  key: row => row.runId,
  at: row => row.at,
  place: row => [row.at, row.runId],
  fold({ events, options, rowsOf }) {
    const deployedBy = new Set(
      rowsOf(deployments)
        .filter(row => row.tier === 'production')
        .map(row => row.pipelineRun?.id),
    );
    const attempts = readAttempts(events, options.environments);
    for (const row of attempts) {
      row.runs = [...new Set(row.runs)];
      row.deployed = [row.runId, ...row.runs].some(run => deployedBy.has(run));
    }
    return attempts;
  },
};

function readAttempts(
  events: FoldEvent[],
  environments: EnvironmentTiers,
): FailedAttemptRow[] {
  const attempts = new Map<string, FailedAttemptRow>();
  for (const event of events) {
    const failed =
      event.content.outcome === 'failure' || event.content.outcome === 'error';
    const environment = event.data.text('deploysTo');
    if (!isRunEnd(event) || !failed || !environment) continue;
    const tier = tierByName(environment, environments) ?? 'development';
    const runId = attemptOf(event);
    const { source, id, time: at } = event;
    const known = attempts.get(runId);
    const dates =
      !known || (known.tier !== 'production' && tier === 'production');
    attempts.set(runId, {
      ...(dates
        ? { source, id, at, environment, tier, runId, deployed: false }
        : known),
      runs: [...(known?.runs ?? []), event.subjectId],
      url: known?.url ?? text(event.content.uri),
      changeUrl: known?.changeUrl ?? event.data.object('change').text('url'),
    });
  }
  return [...attempts.values()];
}

/** The run that events of one attempt have in common. */
function attemptOf({ content, subjectId }: FoldEvent): string {
  return referenceId(content, 'pipelineRun') ?? subjectId;
}

function isRunEnd({ kind }: FoldEvent): boolean {
  return kind === 'pipelinerun.finished' || kind === 'taskrun.finished';
}
