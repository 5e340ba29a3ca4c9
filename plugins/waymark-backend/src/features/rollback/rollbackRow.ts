import type { RollbackRecord } from './RollbackRecord';

/** A row of the `rollbacks` table; PostgreSQL hands out bigints as text. */
export type RollbackRow = Record<string, string | number | null>;

type Column = {
  name: string;
  kind: 'text' | 'number' | 'json';
};

const COLUMNS: Record<keyof RollbackRecord, Column> = {
  id: { name: 'id', kind: 'text' },
  model: { name: 'model', kind: 'text' },
  environment: { name: 'environment', kind: 'text' },
  fromVersion: { name: 'from_version', kind: 'text' },
  toVersion: { name: 'to_version', kind: 'text' },
  reverts: { name: 'reverts', kind: 'text' },
  reason: { name: 'reason', kind: 'text' },
  requestedBy: { name: 'requested_by', kind: 'text' },
  requestedAt: { name: 'requested_at', kind: 'number' },
  idempotencyKey: { name: 'idempotency_key', kind: 'text' },
  state: { name: 'state', kind: 'text' },
  recordedState: { name: 'recorded_state', kind: 'text' },
  executor: { name: 'executor', kind: 'text' },
  attempts: { name: 'attempts', kind: 'number' },
  firstAttemptAt: { name: 'first_attempt_at', kind: 'number' },
  dispatchedAt: { name: 'dispatched_at', kind: 'number' },
  runId: { name: 'run_id', kind: 'text' },
  runUrl: { name: 'run_url', kind: 'text' },
  runState: { name: 'run_state', kind: 'text' },
  runEndedAt: { name: 'run_ended_at', kind: 'number' },
  steps: { name: 'steps', kind: 'json' },
  confirmedBy: { name: 'confirmed_by', kind: 'text' },
  endedBy: { name: 'ended_by', kind: 'text' },
  endedAt: { name: 'ended_at', kind: 'number' },
  message: { name: 'message', kind: 'text' },
  wakeAt: { name: 'wake_at', kind: 'number' },
};

/** Columns for what is given; a key set to undefined becomes NULL. */
export function toRow(record: Partial<RollbackRecord>): RollbackRow {
  const row: RollbackRow = {};
  for (const [key, value] of Object.entries(record)) {
    const column = COLUMNS[key as keyof RollbackRecord];
    if (value === undefined) row[column.name] = null;
    else if (column.kind === 'json') row[column.name] = JSON.stringify(value);
    else row[column.name] = value as string | number;
  }
  return row;
}

/** A row as a record. */
export function fromRow(row: RollbackRow): RollbackRecord {
  const record: Record<string, unknown> = { steps: [] };
  for (const [key, column] of Object.entries(COLUMNS)) {
    const value = row[column.name];
    if (value === null || value === undefined) continue;
    if (column.kind === 'json') record[key] = JSON.parse(String(value));
    else record[key] = column.kind === 'number' ? Number(value) : value;
  }
  return record as RollbackRecord;
}
