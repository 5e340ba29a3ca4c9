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
  revoked_ms: number | string | null;
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

  async get(id: string): Promise<SourceRecord | undefined> {
    const row = await this.knex<SourceRow>('sources').where({ id }).first();
    return row && toRecord(row);
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
      revoked_ms: null,
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
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function toRecord(row: SourceRow): SourceRecord {
  return {
    id: row.id,
    name: row.name,
    eventSource: row.event_source,
    models: row.models ? JSON.parse(row.models) : undefined,
    types: row.types ? JSON.parse(row.types) : undefined,
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    revokedAt: row.revoked_ms === null ? undefined : Number(row.revoked_ms),
  };
}
