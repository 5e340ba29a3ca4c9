import type { Fault } from 'backstage-plugin-waymark-common';
import type { ModelHint, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { checkEvent, checkTranslated, type CheckedEvent } from './checkEvent';
import { checkLimits } from './checkLimits';
import type { ContentLimits } from './ContentLimits';
import type { Candidate, Sender } from './IngestService';
import { isTooLarge, tooLarge } from './readEvents';

/** So many of an event are told: more nobody reads, and a receipt has to hold them. */
const MOST_FAULTS = 50;

/**
 * After so many refused events of a request only the first fault of each is
 * looked for: whoever sent them reads no more, and it costs a fraction.
 */
const MOST_THOROUGH = 50;

/** What an event is fit for, but for its model, or why it is refused. */
export type Judged =
  | { id?: string; faults: Fault[] }
  | { checked: CheckedEvent; hints: ModelHint[] };

/** What an event is held against. */
export type EventJudgeOptions = {
  /** Bytes of one event's canonical text */
  maxEventBytes: number;
  /** How much one event may say; what is usual when absent */
  content?: ContentLimits;
};

/** Judges each event by itself; many of them in steps, as that may take long. */
export class EventJudge {
  constructor(private readonly options: EventJudgeOptions) {}

  /** Events as senders sent them */
  ofSent(
    candidates: Candidate[],
    sender: Sender,
  ): Generator<undefined, Judged[]> {
    return judgeInSteps(candidates, (candidate, firstOnly) =>
      this.judge(candidate, sender, firstOnly),
    );
  }

  /** Events that a translator made */
  ofTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Generator<undefined, Judged[]> {
    const { content } = this.options;
    return judgeInSteps(events, ({ event, hints }, firstOnly) => {
      const options = { content, firstOnly };
      const checked = checkTranslated(event, Date.now(), options);
      return this.#limited(event.context.id, checked, sender, hints);
    });
  }

  /** One event as it was sent */
  judge(candidate: Candidate, sender: Sender, firstOnly = false): Judged {
    if ('faults' in candidate) return candidate;
    const { attributes } = candidate;
    const id = typeof attributes.id === 'string' ? attributes.id : undefined;
    const { content } = this.options;
    const checked = checkEvent(attributes, Date.now(), { content, firstOnly });
    return this.#limited(id, checked, sender);
  }

  /** Holds an event that was checked against what events and senders may be. */
  #limited(
    id: string | undefined,
    checked: ReturnType<typeof checkEvent>,
    sender: Sender,
    hints: ModelHint[] = [],
  ): Judged {
    if ('faults' in checked) {
      return { id, faults: checked.faults.slice(0, MOST_FAULTS) };
    }
    const { maxEventBytes } = this.options;
    const faults = isTooLarge(checked.body, maxEventBytes)
      ? [tooLarge(maxEventBytes)]
      : checkLimits(checked, sender, hints);
    return faults.length > 0 ? { id, faults } : { checked, hints };
  }
}

function* judgeInSteps<Item>(
  items: Item[],
  judge: (item: Item, firstOnly: boolean) => Judged,
): Generator<undefined, Judged[]> {
  const judged: Judged[] = [];
  let refused = 0;
  for (const each of items) {
    const item = judge(each, refused >= MOST_THOROUGH);
    if ('faults' in item) refused += 1;
    judged.push(item);
    yield;
  }
  return judged;
}
