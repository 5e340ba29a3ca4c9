import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  AssignmentResult,
  EventName,
} from 'backstage-plugin-waymark-common';
import type {
  Decision,
  DecisionsRecorder,
} from '../../decisions/DecisionRecorder';
import { chunked } from '../../kernel/database/dialect';
import { canonicalText, sha256 } from '../../ledger/digest';
import type { EventLookup } from '../../ledger/EventLookup';
import type {
  UnassignedRecord,
  UnassignedStore,
} from '../../ledger/UnassignedStore';

/** Most events one request assigns. */
const MAX_PER_REQUEST = 5_000;
/** Events a transaction assigns. */
const AT_ONCE = 500;

export type AssignmentsOptions = {
  store: UnassignedStore;
  events: EventLookup;
  recorder: DecisionsRecorder;
};

export type AssignOptions = {
  /** Entity ref of the model the events become part of */
  model: string;
  /** Entity ref of who says so */
  by: string;
  reason?: string;
};

/** Makes events that name no model part of one, by an event that says so. */
export class Assignments {
  static create(options: AssignmentsOptions): Assignments {
    return new Assignments(options);
  }

  private constructor(private readonly options: AssignmentsOptions) {}

  /**
   * Assigns these events, all or none, or the unassigned events of a group,
   * 5,000 at most. Those that are the model's already stay so.
   *
   * @throws NotFoundError when an event or the group is not known
   * @throws InputError when an event names its model itself
   * @throws ConflictError when an event is assigned to another model
   */
  async assign(
    which: { events?: EventName[]; group?: string },
    options: AssignOptions,
  ): Promise<AssignmentResult> {
    const { events, group } = which;
    if (events && !group) return this.#assignEvents(events, options);
    if (group && !events) return this.#assignGroup(group, options);
    throw new InputError("Name either 'events' or a 'group'");
  }

  async #assignEvents(
    events: EventName[],
    options: AssignOptions,
  ): Promise<AssignmentResult> {
    const { model } = options;
    const records = await this.options.store.find(events);
    const known = await this.options.events.find(events);
    for (const event of events) {
      const isIt = (each: EventName) =>
        each.source === event.source && each.id === event.id;
      if (!known.some(isIt)) {
        throw new NotFoundError(
          `There is no event ${event.id} from ${event.source}`,
        );
      }
      const record = records.find(isIt);
      if (!record) {
        throw new InputError(`Event ${event.id} names its model itself`);
      }
      refuseOther(record, model);
    }
    const open = records.filter(record => !record.model);
    const assigned = await this.record(open, options);
    return {
      model,
      assigned,
      already: records.length - assigned,
      remaining: 0,
    };
  }

  async #assignGroup(
    group: string,
    options: AssignOptions,
  ): Promise<AssignmentResult> {
    const { model } = options;
    const before = await this.options.store.count(group, model);
    if (before.open + before.assigned === 0) {
      throw new NotFoundError(`There are no unassigned events ${group}`);
    }
    const open = await this.options.store.findOpen(group, {
      limit: MAX_PER_REQUEST,
    });
    const assigned = await this.record(open, options);
    return {
      model,
      assigned,
      already: before.assigned,
      remaining: before.open - open.length,
    };
  }

  /** Appends the decisions; how many were new */
  async record(
    records: UnassignedRecord[],
    options: AssignOptions & { rule?: string; also?: string[] },
  ): Promise<number> {
    const { model, also = [] } = options;
    const at = Date.now();
    let assigned = 0;
    for (const chunk of chunked(records, AT_ONCE)) {
      const verdicts = await this.options.recorder.recordAll(
        chunk.map(record => toDecision(record, model, at, options)),
      );
      for (const further of also) {
        await this.options.recorder.recordAll(
          chunk.map(record => toDecision(record, further, at, options)),
        );
      }
      if (verdicts.includes('conflict')) await this.#findRival(chunk, model);
      assigned += verdicts.filter(verdict => verdict === 'accepted').length;
    }
    return assigned;
  }

  /** Somebody assigned some of these at the same moment. */
  async #findRival(records: UnassignedRecord[], model: string): Promise<void> {
    for (const record of await this.options.store.find(records)) {
      refuseOther(record, model);
    }
  }
}

function refuseOther(record: UnassignedRecord, model: string): void {
  if (record.model && record.model !== model) {
    throw new ConflictError(
      `Event ${record.id} is assigned to another model. Reverse that assignment first.`,
    );
  }
}

function toDecision(
  record: UnassignedRecord,
  model: string,
  at: number,
  options: AssignOptions & { rule?: string; also?: string[] },
): Decision {
  const { by, reason, rule } = options;
  const event = { source: record.source, id: record.id };
  // An event is assigned once until that is taken back, whoever comes second
  const nth: unknown[] = [event.source, event.id, record.assignments];
  if (options.also?.includes(model)) nth.push(model);
  return {
    kind: 'event.assigned',
    subjectId: record.id,
    id: sha256(canonicalText(nth)).slice(0, 32),
    model,
    at,
    by,
    content: {
      event,
      model,
      ...(reason ? { reason } : {}),
      ...(rule ? { rule } : {}),
    },
    assigns: event,
  };
}
