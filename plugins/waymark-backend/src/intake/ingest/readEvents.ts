import { InputError } from '@backstage/errors';
import type { Fault } from 'backstage-plugin-waymark-common';
import { bindAttributes } from './bindAttributes';

/** What a request may hold. */
export type Limits = {
  /** Bytes of one event */
  eventBytes: number;
  /** Bytes of one request */
  requestBytes: number;
  /** Events of one request */
  events: number;
};

/** An event as sent, before anything is checked. */
export type SentEvent =
  | { attributes: Record<string, unknown> }
  | { id?: string; faults: Fault[] };

/** How events came in: alone, or each to be judged by itself. */
export type SentEvents =
  | { mode: 'single'; event: SentEvent }
  | { mode: 'batch'; events: SentEvent[] };

type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads a request by its content type: structured, batch, one event a line, or
 * binary mode, where the attributes are `ce-*` headers. A single event over
 * `limits.eventBytes` is refused before it is parsed; in a batch it is rejected.
 *
 * @throws InputError when the body as a whole cannot be read
 * @throws an error with `statusCode` 413 when a single event is too large, or
 * there are too many
 * @returns undefined when the content type is none of these
 */
export function readEvents(
  headers: Headers,
  body: Buffer,
  { eventBytes, events: most }: Pick<Limits, 'eventBytes' | 'events'>,
): SentEvents | undefined {
  const contentType = String(headers['content-type'] ?? '')
    .split(';')[0]
    .trim()
    .toLocaleLowerCase('en-US');
  if (contentType === 'application/cloudevents+json') {
    refuseTooLarge(body, eventBytes);
    return { mode: 'single', event: asSent(parse(body)) };
  }
  if (contentType === 'application/cloudevents-batch+json') {
    const events = parse(body);
    if (!Array.isArray(events)) {
      throw new InputError('A batch must be a JSON array of CloudEvents');
    }
    refuseTooMany(events.length, most);
    return { mode: 'batch', events: events.map(asSent) };
  }
  if (contentType === 'application/x-ndjson') {
    const lines = linesOf(body);
    refuseTooMany(lines.length, most);
    return { mode: 'batch', events: readLines(lines, eventBytes) };
  }
  if (headers['ce-specversion'] !== undefined) {
    refuseTooLarge(body, eventBytes);
    return { mode: 'single', event: readBinary(headers, contentType, body) };
  }
  return undefined;
}

function linesOf(body: Buffer): string[] {
  const lines = body.toString('utf8').split(/\r?\n/);
  return lines.filter(line => line.trim() !== '');
}

function readLines(lines: string[], maxEventBytes: number): SentEvent[] {
  return lines.map(line => {
    if (isTooLarge(line, maxEventBytes)) {
      return { faults: [tooLarge(maxEventBytes)] };
    }
    try {
      return asSent(JSON.parse(line));
    } catch (error) {
      return { faults: [{ path: '', message: `is not JSON: ${error}` }] };
    }
  });
}

/** Whether the text of an event is longer than it may be. */
export function isTooLarge(text: string, maxEventBytes: number): boolean {
  return Buffer.byteLength(text) > maxEventBytes;
}

/** What is wrong with such an event. */
export function tooLarge(maxEventBytes: number): Fault {
  return { path: '', message: tooLargeMessage(maxEventBytes, 'maxEventBytes') };
}

function refuseTooLarge(body: Buffer, maxEventBytes: number): void {
  if (body.length <= maxEventBytes) return;
  throw payloadTooLarge('An event', maxEventBytes, 'maxEventBytes');
}

/** @throws an error with `statusCode` 413 when a request has more events than it may */
export function refuseTooMany(events: number, most: number): void {
  if (events <= most) return;
  throw tooMuch(
    `A request may have ${most} events at most (waymark.events.maxEventsPerRequest), this one has ${events}`,
  );
}

/** The error answered with 413; `key` is of `waymark.events`. */
export function payloadTooLarge(
  what: string,
  bytes: number,
  key: string,
): Error {
  return tooMuch(`${what} ${tooLargeMessage(bytes, key)}`);
}

function tooMuch(message: string): Error {
  return Object.assign(new Error(message), {
    name: 'PayloadTooLargeError',
    statusCode: 413,
  });
}

function tooLargeMessage(bytes: number, key: string): string {
  return `may have ${bytes} bytes at most (waymark.events.${key})`;
}

function readBinary(
  headers: Headers,
  contentType: string,
  body: Buffer,
): SentEvent {
  const told = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') ? [[name.slice(3), String(value)] as const] : [],
  );
  return { attributes: bindAttributes(told, contentType, parse(body)) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new InputError(`The body is not JSON: ${error}`);
  }
}

/** A structured CloudEvent, parsed. */
export function asSent(value: unknown): SentEvent {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { attributes: value as Record<string, unknown> }
    : { faults: [{ path: '', message: 'must be an object' }] };
}
