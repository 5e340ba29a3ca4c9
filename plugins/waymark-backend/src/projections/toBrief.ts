import type { EventBrief } from 'backstage-plugin-waymark-common';
import { formatInstant } from '../kernel/time/instant';
import type { FoundEvent } from '../ledger/EventLookup';
import { referenceId, text } from './FoldEvent';

/** An event in a line. */
export function toBrief(found: FoundEvent): EventBrief {
  const { source, id, type, time, event } = found;
  const { content } = event.subject;
  return {
    source,
    id,
    type,
    time: formatInstant(time),
    subject: event.subject.id,
    version:
      text(event.customData?.waymark?.modelVersion) ??
      text(content.artifactId) ??
      null,
    environment: referenceId(content, 'environment') ?? null,
  };
}
