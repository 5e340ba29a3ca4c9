import type { SourceRecord } from './SourceStore';

export type SourceRow = {
  id: string;
  name: string;
  event_source: string;
  models: string | null;
  types: string | null;
  /** SQLite has no booleans */
  approver: boolean | number;
  created_by: string;
  created_ms: number | string;
  revoked_ms: number | string | null;
  claim_owner: string | null;
  claim_until_ms: number | string | null;
};

export type SecretRow = {
  source_id: string;
  secret_hash: string;
  created_by: string;
  created_ms: number | string;
  expires_ms: number | string | null;
  warned_days: number | null;
};

/** @param secrets - of its tokens, the newest first */
export function toSourceRecord(
  row: SourceRow,
  [newest, ...replaced]: SecretRow[] = [],
): SourceRecord {
  const optional = (value: number | string | null | undefined) =>
    value === null || value === undefined ? undefined : Number(value);
  return {
    id: row.id,
    name: row.name,
    eventSource: row.event_source,
    models: row.models ? JSON.parse(row.models) : undefined,
    types: row.types ? JSON.parse(row.types) : undefined,
    approver: Boolean(row.approver),
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    revokedAt: optional(row.revoked_ms),
    claim:
      row.claim_owner === null
        ? undefined
        : { owner: row.claim_owner, until: Number(row.claim_until_ms) },
    renewedAt: Number(newest?.created_ms ?? row.created_ms),
    expiresAt: optional(newest?.expires_ms),
    warnedDays: newest?.warned_days ?? undefined,
    previousUntil:
      replaced.length === 0
        ? undefined
        : Math.max(...replaced.map(({ expires_ms: end }) => Number(end))),
  };
}
