import type { JsonObject } from '@backstage/types';

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
};

/** Appends decisions to the ledger as `dev.cdeventsx.waymark-*` events. */
export interface DecisionRecorder {
  record(decision: Decision): Promise<void>;
}
