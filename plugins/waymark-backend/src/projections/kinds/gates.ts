import { text, type FoldEvent } from '../FoldEvent';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import { keyOf, type EventKey } from '../order';
import { ref } from '../references';
import type { RowKindDefinition } from './RowKindDefinition';

/** A gate said whether a version may go to an environment. Times are epoch milliseconds. */
export type GateRow = EventKey & {
  /** Names it in the API */
  decision: string;
  version: string;
  environment: string;
  outcome: GateDecision['outcome'];
  /** Rules that stood in the way */
  unmet: GateDecision['unmet'];
  /** Who asked: an entity ref, a service, or the id of a source */
  by: string;
  at: number;
};

/** What gates decided on versions; a decision that lacks anything is none. */
export const gates: RowKindDefinition<GateRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  references: row => [{ ref: ref.gateOf(row.version), at: row.at }],
  fold: ({ own }) => readGates(own),
};

function readGates(events: FoldEvent[]): GateRow[] {
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
