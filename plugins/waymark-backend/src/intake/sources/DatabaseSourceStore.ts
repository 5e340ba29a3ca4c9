import { createHash, randomBytes, timingSafeEqual } from 'crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { ExpiredTokenError } from './ExpiredTokenError';
import type {
  NewSource,
  ProvenSource,
  Renewal,
  SourceRecord,
  SourceStore,
  SourceWithToken,
} from './SourceStore';
import {
  toSourceRecord,
  type SecretRow,
  type SourceRow,
} from './toSourceRecord';

/** Tokens of one source that may work at once. */
const MAX_TOKENS = 5;

/** Sources in the database; of a token only its SHA-256 is kept. */
export class DatabaseSourceStore implements SourceStore {
  static create(options: {
    database: Knex;
    now?: () => number;
  }): DatabaseSourceStore {
    return new DatabaseSourceStore(options.database, options.now ?? Date.now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly now: () => number,
  ) {}

  async list(): Promise<SourceRecord[]> {
    const [rows, secrets] = await Promise.all([
      this.knex<SourceRow>('sources').orderBy([
        { column: 'created_ms', order: 'desc' },
        'id',
      ]),
      newestFirst(this.knex),
    ]);
    const secretsOf = new Map<string, SecretRow[]>();
    for (const secret of secrets) {
      const known = secretsOf.get(secret.source_id) ?? [];
      secretsOf.set(secret.source_id, [...known, secret]);
    }
    return rows.map(row => toSourceRecord(row, secretsOf.get(row.id)));
  }

  async get(id: string): Promise<SourceRecord | undefined> {
    const { row, secrets } = await this.#read(id);
    return row && toSourceRecord(row, secrets);
  }

  async create(source: NewSource): Promise<SourceWithToken> {
    const id = randomBytes(8).toString('hex');
    const now = this.now();
    const row: SourceRow = {
      id,
      name: source.name,
      event_source: source.eventSource,
      models: source.models ? JSON.stringify(source.models) : null,
      types: source.types ? JSON.stringify(source.types) : null,
      created_by: source.createdBy,
      created_ms: now,
      revoked_ms: null,
    };
    const { token, secret } = makeSecret(id, {
      by: source.createdBy,
      now,
      expiresAt: source.expiresAt,
    });
    await this.knex.transaction(async trx => {
      await trx<SourceRow>('sources').insert(row);
      await trx<SecretRow>('source_secrets').insert(secret);
    });
    return { source: toSourceRecord(row, [secret]), token };
  }

  async renew(
    id: string,
    renewal: Renewal,
  ): Promise<SourceWithToken | undefined> {
    return this.knex.transaction(async trx => {
      // One renewal of a source at a time
      const row = await trx<SourceRow>('sources')
        .where({ id })
        .whereNull('revoked_ms')
        .forUpdate()
        .first();
      if (!row) return undefined;
      const known = await newestFirst(trx, id);
      const now = Math.max(this.now(), 1 + Number(known[0].created_ms));
      const working = known.filter(secret => !isOver(secret, now));
      if (working.length >= MAX_TOKENS) {
        throw new ConflictError(
          `${working.length} tokens of this source work already. Renew it when one of them has ended, or revoke it and make another`,
        );
      }
      const { by, expiresAt = Infinity } = renewal;
      const until = Math.min(now + renewal.overlap, expiresAt);
      await trx<SecretRow>('source_secrets')
        .where({ source_id: id })
        .where(ends =>
          ends.whereNull('expires_ms').orWhere('expires_ms', '>', until),
        )
        .update({ expires_ms: until });
      const forgotten = known
        .filter(secret => isOver(secret, now))
        .slice(MAX_TOKENS)
        .map(({ secret_hash }) => secret_hash);
      await trx<SecretRow>('source_secrets')
        .where({ source_id: id })
        .whereIn('secret_hash', forgotten)
        .delete();
      const { token, secret } = makeSecret(id, {
        by,
        now,
        expiresAt: renewal.expiresAt,
      });
      await trx<SecretRow>('source_secrets').insert(secret);
      return {
        source: toSourceRecord(row, await newestFirst(trx, id)),
        token,
      };
    });
  }

  async revoke(id: string): Promise<boolean> {
    const changed = await this.knex<SourceRow>('sources')
      .where({ id })
      .whereNull('revoked_ms')
      .update({ revoked_ms: this.now() });
    return changed > 0;
  }

  async authenticate(token: string): Promise<ProvenSource | undefined> {
    const [, id, text] = /^wmk_([0-9a-f]{16})_(.+)$/.exec(token) ?? [];
    if (!id) return undefined;
    const { row, secrets } = await this.#read(id);
    const given = Buffer.from(hash(text), 'hex');
    // All of them, and one where there is none, so that the time tells nothing
    const known = secrets.map(({ secret_hash }) => secret_hash);
    if (known.length === 0) known.push(hash(''));
    const same = known.map(kept =>
      timingSafeEqual(Buffer.from(kept, 'hex'), given),
    );
    const secret: SecretRow | undefined = secrets[same.indexOf(true)];
    if (!row || !secret || row.revoked_ms !== null) return undefined;
    const source = toSourceRecord(row, secrets);
    if (secret.expires_ms === null) return { source };
    const end = Number(secret.expires_ms);
    if (isOver(secret, this.now())) throw new ExpiredTokenError(source, end);
    return { source, expiresAt: new Date(end) };
  }

  async markWarned(source: SourceRecord, days: number): Promise<void> {
    await this.knex<SecretRow>('source_secrets')
      .where({ source_id: source.id, created_ms: source.renewedAt })
      .update({ warned_days: days });
  }

  async #read(id: string): Promise<{ row?: SourceRow; secrets: SecretRow[] }> {
    const [row, secrets] = await Promise.all([
      this.knex<SourceRow>('sources').where({ id }).first(),
      newestFirst(this.knex, id),
    ]);
    return { row, secrets };
  }
}

function newestFirst(knex: Knex, id?: string): Promise<SecretRow[]> {
  return knex<SecretRow>('source_secrets')
    .where(id === undefined ? {} : { source_id: id })
    .orderBy('created_ms', 'desc')
    .then();
}

function makeSecret(
  id: string,
  options: { by: string; now: number; expiresAt?: number },
): { token: string; secret: SecretRow } {
  const text = randomBytes(32).toString('base64url');
  return {
    token: `wmk_${id}_${text}`,
    secret: {
      source_id: id,
      secret_hash: hash(text),
      created_by: options.by,
      created_ms: options.now,
      expires_ms: options.expiresAt ?? null,
      warned_days: null,
    },
  };
}

function isOver({ expires_ms: end }: SecretRow, now: number): boolean {
  return end !== null && Number(end) <= now;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
