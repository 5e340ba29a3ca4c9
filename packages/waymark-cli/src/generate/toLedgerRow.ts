import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RecordedEvent } from './Recorder';

/** A row of the ledger's table, but for its sequence. */
export type LedgerRow = {
  event_key: string;
  source: string;
  event_id: string;
  type: string;
  time_ms: number;
  arrived_ms: number;
  model: string;
  rule: string;
  door: string;
  sender: string;
  incident_key: string | null;
  digest: string;
  body: string;
};

/**
 * What the engine's ledger would hold of an event that arrived when it
 * happened. For filling a database past the door, never for one that counts.
 */
export function toLedgerRow(event: RecordedEvent): LedgerRow {
  const { id, source, type, time, subject, data } = event;
  const at = Date.parse(time);
  const digest = sha256(canonicalize(data)!);
  return {
    event_key: sha256(canonicalize([source, id])!),
    source,
    event_id: id,
    type,
    time_ms: at,
    arrived_ms: at,
    model: data.customData!.waymark!.model!,
    rule: 'named',
    door: 'events',
    sender: 'waymark generate',
    incident_key: type.includes('.incident.')
      ? sha256(canonicalize([source, subject])!)
      : null,
    digest,
    body: canonicalize({ ...event, datacontenttype: 'application/json' })!,
  };
}

const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A line of PostgreSQL's `COPY … FROM STDIN`, columns in the row's order. */
export function toCopyLine(row: LedgerRow): string {
  return Object.values(row)
    .map(value =>
      value === null
        ? '\\N'
        : String(value).replace(
            /[\\\n\r\t]/g,
            char => ESCAPES[char as keyof typeof ESCAPES],
          ),
    )
    .join('\t');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
