import { randomUUID } from 'node:crypto';
import type { DecisionRecorder } from './DecisionRecorder';

/** A decision that no longer counts, by its event. Times are epoch milliseconds. */
export type WithdrawnDecision = {
  source: string;
  id: string;
  /** When it was made */
  at: number;
  /** What the withdrawal's id begins with */
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
    // Nobody can have taken the id beforehand; withdrawn twice is withdrawn
    id: `${name}/${randomUUID()}`,
    model: subject,
    at: Math.max(now, at + 1),
    by,
    content: { event: { source, id }, reason },
  });
}
