import type { Sender } from '../ingest/IngestService';
import type { SourceRecord } from './SourceStore';

/** Whoever sends with the token of a source, and what they may say. */
export function senderByToken(source: SourceRecord): Sender {
  const { id, eventSource, models, types, approver } = source;
  return {
    name: id,
    door: 'events',
    byToken: true,
    limits: { sources: [eventSource], models, types, approver },
  };
}
