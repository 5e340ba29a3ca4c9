import { createHash, randomBytes, timingSafeEqual } from 'crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Renewal } from './SourceStore';
import type { SecretRow } from './toSourceRecord';

/** Tokens of one source that may work at once. */
const MAX_TOKENS = 5;

/** The secrets in sources' tokens, of which only a SHA-256 is kept. */
export class SourceSecrets {
  /** @param knex - the database, or a transaction */
  constructor(private readonly knex: Knex) {}

  /** The one of a source's secrets that was given, if any */
  static find(given: string, secrets: SecretRow[]): SecretRow | undefined {
    const digest = Buffer.from(hash(given), 'hex');
    // All of them, and one where there is none, so that the time tells nothing
    const known = secrets.map(({ secret_hash }) => secret_hash);
    if (known.length === 0) known.push(hash(''));
    const same = known.map(kept =>
      timingSafeEqual(Buffer.from(kept, 'hex'), digest),
    );
    return secrets[same.indexOf(true)];
  }

  /** Of every source, the newest first */
  all(): Promise<SecretRow[]> {
    return this.#newestFirst({}).then();
  }

  /** Of one source, the newest first */
  of(id: string): Promise<SecretRow[]> {
    return this.#newestFirst({ source_id: id }).then();
  }

  /** @returns the token with a new secret */
  async add(
    id: string,
    options: { by: string; now: number; expiresAt?: number },
  ): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.knex<SecretRow>('source_secrets').insert({
      source_id: id,
      secret_hash: hash(secret),
      created_by: options.by,
      created_ms: options.now,
      expires_ms: options.expiresAt ?? null,
      warned_days: null,
    });
    return `wmk_${id}_${secret}`;
  }

  /**
   * Adds a secret, and has those before it end after the overlap.
   *
   * @throws ConflictError when too many work already
   */
  async renew(
    id: string,
    { now: at, ...renewal }: Renewal & { now: number },
  ): Promise<string> {
    const known = await this.of(id);
    // The newest is told by its time
    const now = Math.max(at, 1 + Number(known[0].created_ms));
    const over = known.filter(
      ({ expires_ms: end }) => end !== null && Number(end) <= now,
    );
    const working = known.length - over.length;
    if (working >= MAX_TOKENS) {
      throw new ConflictError(
        `${working} tokens of this source work already. Renew it when one of them has ended, or revoke it and make another`,
      );
    }
    const { by, expiresAt = Infinity, overlap } = renewal;
    const until = Math.min(now + overlap, expiresAt);
    const secrets = () =>
      this.knex<SecretRow>('source_secrets').where({ source_id: id });
    await secrets()
      .where(ends =>
        ends.whereNull('expires_ms').orWhere('expires_ms', '>', until),
      )
      .update({ expires_ms: until });
    const forgotten = over.slice(MAX_TOKENS).map(row => row.secret_hash);
    await secrets().whereIn('secret_hash', forgotten).delete();
    return this.add(id, { by, now, expiresAt: renewal.expiresAt });
  }

  #newestFirst(where: Partial<SecretRow>) {
    return this.knex<SecretRow>('source_secrets')
      .where(where)
      .orderBy('created_ms', 'desc');
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
