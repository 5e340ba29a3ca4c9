import { decidedKeys } from './foldDecisions';
import type { FoldEvent } from './FoldEvent';
import type { ProgressRow } from './rows';

/** How far the model is folded with these events. */
export function foldProgress(
  events: FoldEvent[],
  { foldedWith, reporter }: Pick<ProgressRow, 'foldedWith' | 'reporter'>,
  known: ProgressRow | undefined,
): ProgressRow {
  const latest = (family: string, before = 0) =>
    events
      .filter(({ kind }) => kind.startsWith(family))
      .reduce((last, { time }) => Math.max(last, time), before);
  return {
    foldedWith,
    lastServiceAt: latest('service.', known?.lastServiceAt),
    lastIncidentAt: latest('incident.', known?.lastIncidentAt),
    lastRunAt: Math.max(
      latest('pipelinerun.', known?.lastRunAt),
      latest('taskrun.', known?.lastRunAt),
    ),
    reporter,
    decided: [...(known?.decided ?? []), ...events.flatMap(decidedKeys)],
  };
}
