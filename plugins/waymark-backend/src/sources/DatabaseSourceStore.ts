import { createHash, randomBytes, timingSafeEqual } from 'crypto';
import type { Knex } from 'knex';
import type { NewSource, SourceRecord, SourceStore } from './SourceStore';

type SourceRow = {
  id: string;
  name: string;
  event_source: string;
  models: string | null;
  types: string | null;
  secret_hash: string;
  created_by: string;
  created_ms: number | string;
  last_heard_ms: number | string | null;
  revoked_ms: number | string | null;
  accepted: number | string;
  rejected: number | string;
};

/** Sources in the database; of a token only its SHA-256 is kept. */
export class DatabaseSourceStore implements SourceStore {
  static create(options: { database: Knex }): DatabaseSourceStore {
    return new DatabaseSourceStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async list(): Promise<SourceRecord[]> {
    const rows = await this.knex<SourceRow>('sources').orderBy([
      { column: 'created_ms', order: 'desc' },
      'id',
    ]);
    return rows.map(toRecord);
  }

  async create(
    source: NewSource,
  ): Promise<{ source: SourceRecord; token: string }> {
    const id = randomBytes(8).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const row: SourceRow = {
      id,
      name: source.name,
      event_source: source.eventSource,
      models: source.models ? JSON.stringify(source.models) : null,
      types: source.types ? JSON.stringify(source.types) : null,
      secret_hash: hash(secret),
      created_by: source.createdBy,
      created_ms: Date.now(),
      last_heard_ms: null,
      revoked_ms: null,
      accepted: 0,
      rejected: 0,
    };
    await this.knex<SourceRow>('sources').insert(row);
    return { source: toRecord(row), token: `wmk_${id}_${secret}` };
  }

  async revoke(id: string): Promise<boolean> {
    const changed = await this.knex<SourceRow>('sources')
      .where({ id })
      .whereNull('revoked_ms')
      .update({ revoked_ms: Date.now() });
    return changed > 0;
  }

  async authenticate(token: string): Promise<SourceRecord | undefined> {
    const [, id, secret] = /^wmk_([0-9a-f]{16})_(.+)$/.exec(token) ?? [];
    if (!id) return undefined;
    const row = await this.knex<SourceRow>('sources').where({ id }).first();
    const expected = Buffer.from(row?.secret_hash ?? hash(''), 'hex');
    const matches = timingSafeEqual(expected, Buffer.from(hash(secret), 'hex'));
    return row && matches && row.revoked_ms === null
      ? toRecord(row)
      : undefined;
  }

  async heard(
    id: string,
    counts: { accepted: number; rejected: number },
  ): Promise<void> {
    await this.knex<SourceRow>('sources')
      .where({ id })
      .update({
        last_heard_ms: Date.now(),
        accepted: this.knex.raw('accepted + ?', [counts.accepted]),
        rejected: this.knex.raw('rejected + ?', [counts.rejected]),
      });
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function toRecord(row: SourceRow): SourceRecord {
  const optional = (value: number | string | null) =>
    value === null ? undefined : Number(value);
  return {
    id: row.id,
    name: row.name,
    eventSource: row.event_source,
    models: row.models ? JSON.parse(row.models) : undefined,
    types: row.types ? JSON.parse(row.types) : undefined,
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    lastHeardAt: optional(row.last_heard_ms),
    revokedAt: optional(row.revoked_ms),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
  };
}
