import type { DecisionRecorder } from './DecisionRecorder';

/** A decision that no longer counts, by its event. Times are epoch milliseconds. */
export type WithdrawnDecision = {
  source: string;
  id: string;
  /** When it was made */
  at: number;
  /** What makes the withdrawal's id, so that there is one */
  name: string;
  subject: string;
};

/** Appends that a decision counts for nothing, later than the decision itself. */
export function recordWithdrawal(
  recorder: DecisionRecorder,
  decision: WithdrawnDecision,
  options: { by: string; reason: string; now: number },
): Promise<void> {
  const { source, id, at, name, subject } = decision;
  const { by, reason, now } = options;
  return recorder.record({
    kind: 'event.withdrawn',
    subjectId: id,
    id: name,
    model: subject,
    at: Math.max(now, at + 1),
    by,
    content: { event: { source, id }, reason },
  });
}
