import { decidedKeys } from './foldDecisions';
import { isRunEnd } from './foldFailedAttempts';
import type { FoldEvent } from './FoldEvent';
import type { ProgressRow } from './rows';

/** How far the model is folded with these events. */
export function foldProgress(
  events: FoldEvent[],
  { foldedWith, reporter }: Pick<ProgressRow, 'foldedWith' | 'reporter'>,
  known: ProgressRow | undefined,
): ProgressRow {
  const latest = (counts: (event: FoldEvent) => boolean, before = 0) =>
    events
      .filter(counts)
      .reduce((last, { time }) => Math.max(last, time), before);
  return {
    foldedWith,
    lastServiceAt: latest(isOf('service.'), known?.lastServiceAt),
    lastIncidentAt: latest(isOf('incident.'), known?.lastIncidentAt),
    lastRunAt: latest(isRunEnd, known?.lastRunAt),
    reporter,
    decided: [...(known?.decided ?? []), ...events.flatMap(decidedKeys)],
  };
}

function isOf(family: string) {
  return ({ kind }: FoldEvent) => kind.startsWith(family);
}
