import { text, type FoldEvent } from './FoldEvent';
import type { GateRow } from './GateRow';

/** What gates decided, in order; a decision that lacks anything is none. */
export function foldGates(events: FoldEvent[]): GateRow[] {
  return events
    .filter(({ kind }) => kind === 'waymark-gate.decided')
    .flatMap(({ source, id, time, content }) => {
      const version = text(content.version);
      const environment = text(content.environment);
      const by = text(content.by);
      const { outcome, unmet } = content;
      if (!version || !environment || !by || !isOutcome(outcome)) return [];
      return {
        source,
        id,
        decision: text(content.decision) ?? id,
        version,
        environment,
        outcome,
        unmet: Array.isArray(unmet) ? (unmet as GateRow['unmet']) : [],
        by,
        at: time,
      };
    });
}

function isOutcome(value: unknown): value is GateRow['outcome'] {
  return value === 'allow' || value === 'deny';
}
