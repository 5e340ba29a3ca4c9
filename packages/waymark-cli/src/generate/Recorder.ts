import type { CdEvent, WaymarkData } from 'backstage-plugin-waymark-common';
import { iso } from './time';

const VERSIONS: Record<string, string> = {
  'approval.closed': '0.1.0',
  'approval.created': '0.1.0',
};

/** A CDEvent in its structured CloudEvent. */
export type RecordedEvent = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  /** ISO 8601, milliseconds, UTC: compares as a text */
  time: string;
  subject: string;
  data: CdEvent;
};

/** What tells one event from another of its kind. */
export type EventDetails = {
  source: string;
  subject: string;
  content: CdEvent['subject']['content'];
  waymark: WaymarkData;
};

/** Collects one model's events until those before some time are taken. */
export class Recorder {
  #pending: RecordedEvent[] = [];
  #count = 0;

  constructor(private readonly name: string) {}

  /**
   * @param kind - subject and predicate, such as `service.deployed`
   * @param at - epoch milliseconds
   * @returns the event's id
   */
  add(kind: string, at: number, details: EventDetails): string {
    const { source, subject, content, waymark } = details;
    this.#count += 1;
    const id = `${this.name}-${String(this.#count).padStart(4, '0')}`;
    const type = `dev.cdevents.${kind}.${VERSIONS[kind] ?? '0.3.0'}`;
    const time = iso(at);
    this.#pending.push({
      specversion: '1.0',
      id,
      source,
      type,
      time,
      subject,
      data: {
        context: { specversion: '0.5.1', id, source, type, timestamp: time },
        subject: { id: subject, content },
        customData: {
          waymark: { model: `model:default/${this.name}`, ...waymark },
        },
      },
    });
    return id;
  }

  /** Hands over what lies at or before `until`, in order of time. */
  take(until: number): RecordedEvent[] {
    const limit = iso(until);
    const taken = this.#pending.filter(({ time }) => time <= limit);
    if (taken.length > 0) {
      this.#pending = this.#pending.filter(({ time }) => time > limit);
    }
    return taken.sort(compareRecorded);
  }
}

/** By time, then id. */
export function compareRecorded(a: RecordedEvent, b: RecordedEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
