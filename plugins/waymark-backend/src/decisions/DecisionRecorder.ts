import type { JsonObject } from '@backstage/types';
import type { AppendVerdict } from '../ledger/Ledger';

/** What a person or a gate decided, about to become an event of its own. */
export type Decision = {
  /** Subject and predicate without the prefix: `rollback.requested` */
  kind: string;
  /** Id of what was decided on */
  subjectId: string;
  /** With `kind` it makes the event's id, so that the same decision twice is one event; `subjectId` when absent */
  id?: string;
  /** Entity ref of the model */
  model: string;
  /** Epoch milliseconds; now when absent */
  at?: number;
  /** Entity ref of who decided */
  by: string;
  /** What else the event says; becomes `subject.content` */
  content: JsonObject;
  /**
   * The event of CDEvents itself that says what was decided, where there is
   * one; `content` then stands in `customData.waymark.decision`
   */
  standard?: { type: string; subjectSource: string; content: JsonObject };
  /** An event without a model that becomes the model's */
  assigns?: { source: string; id: string };
};

/** Appends decisions to the ledger as `dev.cdeventsx.waymark-*` events. */
export interface DecisionRecorder {
  /**
   * The same decision once more, as after a crash, changes nothing.
   *
   * @throws ConflictError when its id is that of another decision
   */
  record(decision: Decision): Promise<void>;
}

/** The same for many at once. */
export interface DecisionsRecorder extends DecisionRecorder {
  /**
   * Appends in one transaction; verdicts stand in the order of the decisions.
   * A `conflict` is a decision with a known id that says something else.
   */
  recordAll(decisions: Decision[]): Promise<AppendVerdict[]>;
}
