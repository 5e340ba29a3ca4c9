import { InputError } from '@backstage/errors';
import type { Fault } from '@waymark/backstage-plugin-waymark-common';

/** An event as sent, before anything is checked. */
export type SentEvent =
  | { attributes: Record<string, unknown> }
  | { faults: Fault[] };

/** How events came in: alone, or each to be judged by itself. */
export type SentEvents =
  | { mode: 'single'; event: SentEvent }
  | { mode: 'batch'; events: SentEvent[] };

type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads a request by its content type: structured, batch, one event a line, or
 * binary mode, where the attributes are `ce-*` headers.
 *
 * @throws InputError when the body as a whole cannot be read
 * @returns undefined when the content type is none of these
 */
export function readEvents(
  headers: Headers,
  body: Buffer,
): SentEvents | undefined {
  const contentType = String(headers['content-type'] ?? '')
    .split(';')[0]
    .trim()
    .toLocaleLowerCase('en-US');
  if (contentType === 'application/cloudevents+json') {
    return { mode: 'single', event: asSent(parse(body)) };
  }
  if (contentType === 'application/cloudevents-batch+json') {
    const events = parse(body);
    if (!Array.isArray(events)) {
      throw new InputError('A batch must be a JSON array of CloudEvents');
    }
    return { mode: 'batch', events: events.map(asSent) };
  }
  if (contentType === 'application/x-ndjson') {
    return { mode: 'batch', events: readLines(body) };
  }
  if (headers['ce-specversion'] !== undefined) {
    return { mode: 'single', event: readBinary(headers, contentType, body) };
  }
  return undefined;
}

function readLines(body: Buffer): SentEvent[] {
  const lines = body.toString('utf8').split(/\r?\n/);
  return lines
    .filter(line => line.trim() !== '')
    .map(line => {
      try {
        return asSent(JSON.parse(line));
      } catch (error) {
        return { faults: [{ path: '', message: `is not JSON: ${error}` }] };
      }
    });
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
