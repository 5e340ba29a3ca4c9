import type { CdEvent } from 'backstage-plugin-waymark-common';
import { canonicalText, sha256 } from './digest';

/**
 * An event as the ledger keeps it: `body`, the RFC 8785 text of the CloudEvent
 * it travels in, with the extension attributes sent, and `digest`, the SHA-256
 * of the CDEvent's own, hex.
 */
export function writeEvent(
  event: CdEvent,
  attributes: Record<string, unknown> = {},
): { body: string; digest: string } {
  const data = canonicalText(event);
  const members: Record<string, unknown> = {
    ...attributes,
    specversion: '1.0',
    id: event.context.id,
    source: event.context.source,
    type: event.context.type,
    time: event.context.timestamp,
    subject: event.subject.id,
    datacontenttype: 'application/json',
    data: event,
  };
  const written: string[] = [];
  // RFC 8785 orders by code unit, as sort does
  for (const name of Object.keys(members).sort()) {
    if (members[name] === undefined) continue;
    const text = name === 'data' ? data : canonicalText(members[name]);
    written.push(`${JSON.stringify(name)}:${text}`);
  }
  return { body: `{${written.join(',')}}`, digest: sha256(data) };
}
