import type { EventParams } from '@backstage/plugin-events-node';
import { InputError } from '@backstage/errors';
import { bindAttributes } from '../ingest/bindAttributes';
import { asSent, type SentEvent } from '../ingest/readEvents';

type Headers = Record<string, string | undefined>;

/**
 * What a topic of CDEvents brought: one event or a list of them, each a
 * CloudEvent in structured mode or a CDEvent without one. With `ce_*` or
 * `ce-*` headers it is a CloudEvent in binary mode, which is what serializers
 * for Kafka write unless told otherwise.
 *
 * @throws InputError when the payload is text and no JSON
 */
export function readTopicEvents(
  payload: EventParams['eventPayload'],
  headers: Headers,
): SentEvent[] {
  const sent = typeof payload === 'string' ? parse(payload) : payload;
  if (Array.isArray(sent)) return sent.map(readOne);
  const told = attributesIn(headers);
  if (!told.some(([name]) => name === 'specversion')) return [readOne(sent)];
  const contentType = headers['content-type'] ?? 'application/json';
  return [{ attributes: bindAttributes(told, contentType, sent) }];
}

function readOne(sent: unknown): SentEvent {
  if (!isBareCdEvent(sent)) return asSent(sent);
  const { id, source, type } = sent.context;
  const subject = sent.subject?.id;
  const attributes = { specversion: '1.0', id, source, type, subject };
  return { attributes: { ...attributes, data: sent } };
}

function isBareCdEvent(
  sent: any,
): sent is { context: Record<string, unknown>; subject?: { id: unknown } } {
  const { context, specversion, data } = sent ?? {};
  const hasContext = typeof context === 'object' && context !== null;
  return hasContext && specversion === undefined && data === undefined;
}

function attributesIn(headers: Headers) {
  return Object.entries(headers).flatMap(([name, value]) =>
    /^ce[_-]/.test(name) && value !== undefined
      ? [[name.slice(3), value] as const]
      : [],
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`The payload is not JSON: ${error}`);
  }
}
