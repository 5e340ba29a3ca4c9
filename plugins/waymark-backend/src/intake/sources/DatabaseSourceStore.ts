import { randomBytes } from 'crypto';
import type { Knex } from 'knex';
import { EndedTokenError } from './EndedTokenError';
import type {
  Claim,
  NewSource,
  ProvenSource,
  Renewal,
  SourceRecord,
  SourceStore,
  SourceWithToken,
} from './SourceStore';
import { SourceSecrets } from './SourceSecrets';
import {
  toSourceRecord,
  type SecretRow,
  type SourceRow,
} from './toSourceRecord';

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
      new SourceSecrets(this.knex).all(),
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
      approver: source.approver ?? false,
      created_by: source.createdBy,
      created_ms: now,
      revoked_ms: null,
      claim_owner: source.claim?.owner ?? null,
      claim_until_ms: source.claim?.until ?? null,
    };
    return this.knex.transaction(async trx => {
      await trx<SourceRow>('sources').insert(row);
      const secrets = new SourceSecrets(trx);
      const token = await secrets.add(id, {
        by: source.createdBy,
        now,
        expiresAt: source.expiresAt,
      });
      return { source: toSourceRecord(row, await secrets.of(id)), token };
    });
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
      const secrets = new SourceSecrets(trx);
      const token = await secrets.renew(id, { ...renewal, now: this.now() });
      const settled = { claim_owner: null, claim_until_ms: null };
      await trx<SourceRow>('sources').where({ id }).update(settled);
      return {
        source: toSourceRecord({ ...row, ...settled }, await secrets.of(id)),
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
    const secret = SourceSecrets.find(text, secrets);
    if (!row || !secret || row.revoked_ms !== null) return undefined;
    const source = toSourceRecord(row, secrets);
    const now = this.now();
    const { until = Infinity } = source.claim ?? {};
    if (until <= now) throw EndedTokenError.unclaimed(source);
    const end = secret.expires_ms === null ? Infinity : +secret.expires_ms;
    if (end <= now) throw EndedTokenError.expired(source, end);
    const expiresAt = Math.min(until, end);
    return expiresAt === Infinity
      ? { source }
      : { source, expiresAt: new Date(expiresAt) };
  }

  async listClaiming(): Promise<(SourceRecord & { claim: Claim })[]> {
    const rows = await this.knex<SourceRow>('sources')
      .where('claim_until_ms', '>', this.now())
      .whereNull('revoked_ms');
    return rows
      .map(row => toSourceRecord(row))
      .flatMap(source =>
        source.claim ? [{ ...source, claim: source.claim }] : [],
      );
  }

  async settleClaim(id: string, kept: boolean): Promise<void> {
    await this.knex<SourceRow>('sources')
      .where({ id })
      .whereNotNull('claim_owner')
      .update(
        kept
          ? { claim_owner: null, claim_until_ms: null }
          : { claim_until_ms: this.now() },
      );
  }

  async markWarned(source: SourceRecord, days: number): Promise<void> {
    await this.knex<SecretRow>('source_secrets')
      .where({ source_id: source.id, created_ms: source.renewedAt })
      .update({ warned_days: days });
  }

  async #read(id: string): Promise<{ row?: SourceRow; secrets: SecretRow[] }> {
    const [row, secrets] = await Promise.all([
      this.knex<SourceRow>('sources').where({ id }).first(),
      new SourceSecrets(this.knex).of(id),
    ]);
    return { row, secrets };
  }
}
