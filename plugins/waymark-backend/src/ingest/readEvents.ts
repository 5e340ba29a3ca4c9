import { InputError } from '@backstage/errors';
import type { Fault } from '@waymark/backstage-plugin-waymark-common';
import { findUnstorable } from '@waymark/backstage-plugin-waymark-node';

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
 * `maxEventBytes` is refused before it is parsed; in a batch it is rejected.
 *
 * @throws InputError when the body as a whole cannot be read
 * @throws an error with `statusCode` 413 when a single event is too large
 * @returns undefined when the content type is none of these
 */
export function readEvents(
  headers: Headers,
  body: Buffer,
  maxEventBytes: number,
): SentEvents | undefined {
  const contentType = String(headers['content-type'] ?? '')
    .split(';')[0]
    .trim()
    .toLocaleLowerCase('en-US');
  if (contentType === 'application/cloudevents+json') {
    refuseTooLarge(body, maxEventBytes);
    return { mode: 'single', event: asSent(parse(body)) };
  }
  if (contentType === 'application/cloudevents-batch+json') {
    const events = parse(body);
    if (!Array.isArray(events)) {
      throw new InputError('A batch must be a JSON array of CloudEvents');
    }
    return { mode: 'batch', events: readBatch(events, maxEventBytes) };
  }
  if (contentType === 'application/x-ndjson') {
    return { mode: 'batch', events: readLines(body, maxEventBytes) };
  }
  if (headers['ce-specversion'] !== undefined) {
    refuseTooLarge(body, maxEventBytes);
    return { mode: 'single', event: readBinary(headers, contentType, body) };
  }
  return undefined;
}

/** Structured events, parsed; those over `maxEventBytes` are rejected. */
export function readBatch(
  events: unknown[],
  maxEventBytes: number,
): SentEvent[] {
  return events.map(event => {
    const unstorable = findUnstorable(event);
    if (unstorable) return { id: idOf(event), faults: [unstorable] };
    return isTooLarge(JSON.stringify(event) ?? '', maxEventBytes)
      ? tooLarge(maxEventBytes, event)
      : asSent(event);
  });
}

function readLines(body: Buffer, maxEventBytes: number): SentEvent[] {
  const lines = body.toString('utf8').split(/\r?\n/);
  return lines
    .filter(line => line.trim() !== '')
    .map(line => {
      if (isTooLarge(line, maxEventBytes)) return tooLarge(maxEventBytes);
      try {
        return asSent(JSON.parse(line));
      } catch (error) {
        return { faults: [{ path: '', message: `is not JSON: ${error}` }] };
      }
    });
}

function isTooLarge(text: string, maxEventBytes: number): boolean {
  return Buffer.byteLength(text) > maxEventBytes;
}

function tooLarge(maxEventBytes: number, event?: unknown): SentEvent {
  return {
    id: idOf(event),
    faults: [
      { path: '', message: tooLargeMessage(maxEventBytes, 'maxEventBytes') },
    ],
  };
}

function idOf(event: unknown): string | undefined {
  const { id } = (event ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function refuseTooLarge(body: Buffer, maxEventBytes: number): void {
  if (body.length <= maxEventBytes) return;
  throw payloadTooLarge('An event', maxEventBytes, 'maxEventBytes');
}

/** The error answered with 413; `key` is of `waymark.events`. */
export function payloadTooLarge(
  what: string,
  bytes: number,
  key: string,
): Error {
  return Object.assign(new Error(`${what} ${tooLargeMessage(bytes, key)}`), {
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
  const attributes: Record<string, unknown> = { datacontenttype: contentType };
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-')) continue;
    attributes[name.slice(3)] = decodeHeader(String(value));
  }
  return { attributes: { ...attributes, data: parse(body) } };
}

/** CloudEvents percent-encodes in headers what HTTP does not carry. */
function decodeHeader(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new InputError(`The body is not JSON: ${error}`);
  }
}

function asSent(value: unknown): SentEvent {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { attributes: value as Record<string, unknown> }
    : { faults: [{ path: '', message: 'must be an object' }] };
}
