import type { CdEvent } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import { canonicalText, sha256 } from './digest';

/**
 * Digest of the key by which an incident's events belong together: its
 * subject's source (else the event's) and id. Undefined for other events.
 */
export function ledgerIncidentKey(event: CdEvent): string | undefined {
  const { context, subject } = event;
  if (!eventKind(context.type)?.startsWith('incident.')) return undefined;
  return sha256(canonicalText([subject.source ?? context.source, subject.id]));
}
