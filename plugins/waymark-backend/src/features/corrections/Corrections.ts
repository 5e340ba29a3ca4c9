import { ConflictError, NotFoundError } from '@backstage/errors';
import type { CorrectionKind } from 'backstage-plugin-waymark-common';
import type { DecisionsRecorder } from '../../decisions/DecisionRecorder';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import { canonicalText, sha256 } from '../../ledger/digest';
import type { EventLookup } from '../../ledger/EventLookup';
import type { Ledger } from '../../ledger/Ledger';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import { formatInstant } from '../../kernel/time/instant';
import { checkStatement } from './checkStatement';
import {
  EVENT_KINDS,
  eventTypeOf,
  topicOf,
  type CorrectionRecord,
  type Statement,
} from './CorrectionRecord';
import { readCorrections } from './readCorrections';
import { laterThan, toDecision } from './toDecision';

export type CorrectionsOptions = {
  ledger: Ledger;
  recorder: DecisionsRecorder;
  projections: ProjectionReader;
  events: EventLookup;
};

/** Who decides, and why. */
export type Signature = { by: string; reason: string };

const KINDS = Object.keys(EVENT_KINDS) as CorrectionKind[];

/** What people correct of a model, kept as events that take effect in its figures. */
export class Corrections {
  static create(options: CorrectionsOptions): Corrections {
    return new Corrections(options);
  }

  private constructor(private readonly options: CorrectionsOptions) {}

  /** A model's corrections and assignments, newest first */
  async list(
    model: string,
    kinds: CorrectionKind[] = KINDS,
  ): Promise<CorrectionRecord[]> {
    const read = async (kind: CorrectionKind) => {
      // Reversals are withdrawals, so these are always read
      return kind === 'eventWithdrawn' || kinds.includes(kind)
        ? this.options.ledger.readDecisions(eventTypeOf(kind), { model })
        : [];
    };
    const records = readCorrections({
      incidentAttributed: await read('incidentAttributed'),
      incidentEnded: await read('incidentEnded'),
      deploymentMarked: await read('deploymentMarked'),
      eventWithdrawn: await read('eventWithdrawn'),
      eventAssigned: await read('eventAssigned'),
    });
    return records.filter(({ says }) => kinds.includes(says.kind));
  }

  /**
   * Makes a correction, unless it is in effect already.
   *
   * @throws NotFoundError when what it names is not this model's
   * @throws InputError when it cannot be corrected
   * @throws ConflictError when somebody else corrected the same meanwhile
   */
  async make(
    model: string,
    says: Statement,
    { by, reason }: Signature,
  ): Promise<{ correction: CorrectionRecord; made: boolean }> {
    const { projections, events, recorder } = this.options;
    const before = await this.#about(model, says);
    const known = inEffect(before, says);
    if (known) return { correction: known, made: false };
    const rows = await checkStatement(says, { model, projections, events });
    const [verdict] = await recorder.recordAll([
      {
        ...toDecision(says, { reason, rows, after: before[0]?.at }),
        // Said twice at the same moment it is one event
        id: idOf(model, topicOf(says), before.length),
        model,
        by,
      },
    ]);
    const correction = inEffect(await this.#about(model, says), says);
    if (!correction) {
      throw new ConflictError(
        'Somebody corrected the same at this moment. Look again before you correct it.',
      );
    }
    return { correction, made: verdict === 'accepted' };
  }

  /**
   * Takes a correction or an assignment back: what it said counts no more.
   *
   * @throws NotFoundError when the model has no such correction
   * @throws ConflictError when it was reversed before
   */
  async reverse(
    model: string,
    id: string,
    { by, reason }: Signature,
  ): Promise<CorrectionRecord> {
    const correction = await this.#get(model, id);
    refuseReversed(correction);
    const [verdict] = await this.options.recorder.recordAll([
      {
        kind: EVENT_KINDS.eventWithdrawn,
        subjectId: correction.eventId,
        id: idOf(model, 'reverse', correction.eventId),
        model,
        at: laterThan(correction.at),
        by,
        content: {
          event: { source: PORTAL_EVENT_SOURCE, id: correction.eventId },
          reason,
        },
      },
    ]);
    const reversed = await this.#get(model, id);
    if (verdict !== 'accepted') refuseReversed(reversed);
    return reversed;
  }

  async #get(model: string, id: string): Promise<CorrectionRecord> {
    const found = (await this.list(model)).find(each => each.id === id);
    if (!found) throw new NotFoundError(`${model} has no correction ${id}`);
    return found;
  }

  /** Corrections of the same, newest first */
  async #about(model: string, says: Statement): Promise<CorrectionRecord[]> {
    const topic = canonicalText(topicOf(says));
    return (await this.list(model, [says.kind])).filter(
      each => canonicalText(topicOf(each.says)) === topic,
    );
  }
}

function inEffect(
  corrections: CorrectionRecord[],
  says: Statement,
): CorrectionRecord | undefined {
  return corrections.find(
    each => each.inEffect && canonicalText(each.says) === canonicalText(says),
  );
}

function refuseReversed({ reversed }: CorrectionRecord): void {
  if (!reversed) return;
  throw new ConflictError(
    `This was reversed already, by ${reversed.by} at ${formatInstant(
      reversed.at,
    )}`,
  );
}

function idOf(...parts: unknown[]): string {
  return sha256(canonicalText(parts)).slice(0, 32);
}
