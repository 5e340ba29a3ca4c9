import { Heap } from './Heap';
import { profileOf } from './profileOf';
import { compareRecorded, type RecordedEvent } from './Recorder';
import { tellHistory } from './tellHistory';
import { DAY } from './time';

/** What to generate. */
export type GenerateOptions = {
  /** How many models */
  models: number;
  /** How long a history, in days */
  days: number;
  /** What all numbers follow from */
  seed: string;
  /** Where the history begins, epoch milliseconds */
  from: number;
};

type Head = { event: RecordedEvent; rest: Iterator<RecordedEvent> };

/**
 * The delivery of an organisation's models, in order of time: a function of the
 * options alone. What it holds grows with the models, not with the days.
 */
export function* generateEvents({
  models,
  days,
  seed,
  from,
}: GenerateOptions): Generator<RecordedEvent> {
  const until = from + days * DAY;
  const start = new Date(from).toISOString();
  const heads = new Heap<Head>((a, b) => compareRecorded(a.event, b.event));
  for (let index = 0; index < models; index += 1) {
    const rest = tellHistory(profileOf(seed, index, days * DAY), until);
    const { value, done } = rest.next();
    if (!done) heads.push({ event: value, rest });
  }
  for (;;) {
    const head = heads.peek();
    if (!head) return;
    // What led to a first release may lie before the beginning
    if (head.event.time >= start) yield head.event;
    const { value, done } = head.rest.next();
    if (done) heads.pop();
    else {
      head.event = value;
      heads.settle();
    }
  }
}
