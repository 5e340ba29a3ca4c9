import { randomUUID } from 'node:crypto';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { RollbackChange, RollbackRecord } from './RollbackRecord';
import { fromRow, toRow, type RollbackRow } from './rollbackRow';
import type { RollbackClaim, RollbackStore } from './RollbackStore';

const TABLE = 'rollbacks';

/** Rollbacks in the plugin's database, SQLite or PostgreSQL. */
export class DatabaseRollbackStore implements RollbackStore {
  readonly #db: Knex;

  private constructor(db: Knex) {
    this.#db = db;
  }

  static create(options: { database: Knex }): DatabaseRollbackStore {
    return new DatabaseRollbackStore(options.database);
  }

  async insert(record: RollbackRecord): Promise<void> {
    try {
      await this.#rows().insert(toRow(record));
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw new ConflictError(
        `A rollback of ${record.model} in ${record.environment} is under way already`,
      );
    }
  }

  async get(id: string): Promise<RollbackRecord | undefined> {
    const row = await this.#rows().where({ id }).first();
    return row && fromRow(row);
  }

  async findByKey(key: {
    model: string;
    requestedBy: string;
    idempotencyKey: string;
  }): Promise<RollbackRecord | undefined> {
    const row = await this.#rows().where(toRow(key)).first();
    return row && fromRow(row);
  }

  async list(
    model: string,
    options?: { limit: number },
  ): Promise<RollbackRecord[]> {
    const found = this.#rows()
      .where({ model })
      .orderBy([{ column: 'requested_at', order: 'desc' }, { column: 'id' }]);
    const rows = await (options ? found.limit(options.limit) : found);
    return rows.map(fromRow);
  }

  async claimDue(options: {
    now: number;
    leaseUntil: number;
    limit: number;
    model?: string;
  }): Promise<RollbackClaim[]> {
    const { now, leaseUntil, limit, model } = options;
    const due = this.#rows()
      .whereNotNull('wake_at')
      .where(builder => {
        builder.where('wake_at', '<=', now);
        if (model) builder.orWhere({ model, state: 'dispatched' });
      })
      .where(free(now))
      .orderBy('wake_at')
      .limit(limit);
    if (model) due.where({ model });

    const claims: RollbackClaim[] = [];
    for (const { id } of await due.select('id')) {
      const lease = randomUUID();
      // Whoever comes second finds the lease taken and changes nothing
      const taken = await this.#rows()
        .where({ id })
        .whereNotNull('wake_at')
        .where(free(now))
        .update({ lease, lease_until: leaseUntil });
      const record = taken ? await this.get(String(id)) : undefined;
      if (record) claims.push({ record, lease });
    }
    return claims;
  }

  async update(
    claim: RollbackClaim,
    change: RollbackChange,
    leaseUntil: number,
  ): Promise<boolean> {
    const changed = await this.#rows()
      .where({
        id: claim.record.id,
        lease: claim.lease,
        state: claim.record.state,
      })
      .update({ ...toRow(change), lease_until: leaseUntil });
    return changed === 1;
  }

  async release(claim: RollbackClaim): Promise<void> {
    await this.#rows()
      .where({ id: claim.record.id, lease: claim.lease })
      .update({ lease: null, lease_until: null });
  }

  async cancel(
    id: string,
    change: Required<Pick<RollbackChange, 'endedAt' | 'endedBy' | 'wakeAt'>>,
  ): Promise<boolean> {
    const changed = await this.#rows()
      .where({ id, state: 'requested', attempts: 0 })
      .update(toRow({ ...change, state: 'cancelled' }));
    return changed === 1;
  }

  #rows() {
    return this.#db<RollbackRow>(TABLE);
  }
}

function free(now: number) {
  return (builder: Knex.QueryBuilder) => {
    builder.whereNull('lease_until').orWhere('lease_until', '<=', now);
  };
}
