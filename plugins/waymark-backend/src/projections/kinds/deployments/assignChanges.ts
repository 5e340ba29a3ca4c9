import { walk, type Steps } from '../../../kernel/time/steps';
import type { FoldEvent } from '../../FoldEvent';
import { Carrying } from './Carrying';
import type { DeploymentRow } from './DeploymentRow';
import { Merges } from './Merges';
import { PipelineRuns } from './PipelineRuns';

/**
 * Finds which changes production's change deployments carry, and where each is
 * carried first: among all deployments, and among those of its environment. The
 * rule is "What a deployment carries" of the definitions. A deployment lists
 * what it names and what it is the first to carry; what it carries again is
 * only counted, so that rows do not grow with a model's history. Each is told
 * with when the run that deployed it did what, for lead time in parts.
 *
 * @param events - of the model, in order
 * @param deployments - in order, changed in place
 */
export function* assignChanges(
  events: FoldEvent[],
  deployments: DeploymentRow[],
): Steps<void> {
  const merges = new Merges(events);
  yield* walk(deployments, row => {
    row.changes = row.changes.map(change => merges.complete(change));
  });
  const runs = new PipelineRuns(events);
  const all = new Carrying(merges);
  const byEnvironment = new Map<string, Carrying>();
  yield* walk(deployments, row => {
    if (row.kind === 'rolledback' || row.tier !== 'production') return;
    row.pipelineTimes = runs.timesOf(row.pipelineRun?.id);
    const here = byEnvironment.get(row.environment) ?? new Carrying(merges);
    byEnvironment.set(row.environment, here);
    const named = row.changes;
    const carried = all.take(named, row.at);
    const carriedHere = here.take(named, row.at);
    row.carriedAgain = carried.again;
    row.beforeFirst = carried.beforeFirst;
    row.inEnvironment.carriedAgain = carriedHere.again;
    row.inEnvironment.beforeFirst = carriedHere.beforeFirst;
    const firsts = new Set([...carried.merges, ...carriedHere.merges]);
    row.changes = [
      ...named.map((change, index) => ({
        ...change,
        first: carried.named[index],
        firstInEnvironment: carriedHere.named[index],
      })),
      ...[...firsts]
        .sort((a, b) => a.index - b.index)
        .map(({ index, at, ...change }) => ({
          ...change,
          first: carried.merges.has(merges.at(index)) || undefined,
          firstInEnvironment:
            carriedHere.merges.has(merges.at(index)) || undefined,
        })),
    ];
  });
}
