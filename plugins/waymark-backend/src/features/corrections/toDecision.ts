import type { Decision } from '../../decisions/DecisionRecorder';
import { parseInstant } from '../../kernel/time/instant';
import type { ModelRows } from '../../projections/rows';
import { findIncident } from './checkStatement';
import { EVENT_KINDS, RESOLVED_TYPE, type Statement } from './CorrectionRecord';

/** What a correction says, as a decision for the ledger. */
export function toDecision(
  says: Statement,
  options: {
    reason: string;
    rows: ModelRows;
    /** When the correction before it about the same was made, epoch milliseconds */
    after: number | undefined;
  },
): Omit<Decision, 'id' | 'model' | 'by'> {
  const { reason, rows, after } = options;
  const { kind, ...content } = says;
  const decision = {
    kind: EVENT_KINDS[kind],
    subjectId: subjectOf(says),
    at: laterThan(after),
    content: { ...content, reason },
  };
  if (says.kind !== 'incidentEnded') return decision;
  const { incident, startedAt, endedAt } = says;
  const environment = findIncident(rows, says)?.environment;
  return {
    ...decision,
    // The incident ends when it was over, not when somebody said so
    at: parseInstant(endedAt),
    content: { startedAt, reason },
    standard: {
      type: RESOLVED_TYPE,
      subjectSource: incident.source,
      content:
        environment === undefined ? {} : { environment: { id: environment } },
    },
  };
}

/** Now, but after what it follows, whichever replica's clock that was. */
export function laterThan(at: number = 0): number {
  return Math.max(Date.now(), at + 1);
}

function subjectOf(says: Statement): string {
  if ('incident' in says) return says.incident.id;
  return says.kind === 'deploymentMarked' ? says.deployment.id : says.event.id;
}
