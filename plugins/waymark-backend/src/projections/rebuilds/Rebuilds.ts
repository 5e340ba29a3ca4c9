import type { Rebuild } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { REBUILD_UP_TO } from '../../ledger/pending';
import type { Projector } from '../Projector';
import { formatOptional } from '../../kernel/time/instant';

type RebuildRow = {
  sequence: number | string;
  models: number;
  started_ms: number | string;
  ended_ms: number | string | null;
};

export type RebuildsOptions = {
  database: Knex;
  projector: Pick<Projector, 'requestRebuild' | 'backlog'>;
};

/**
 * Rebuilds of all derived rows from the ledger, and their progress. What is left
 * to do is what is marked in the database, so a restart loses nothing.
 */
export class Rebuilds {
  static create(options: RebuildsOptions): Rebuilds {
    return new Rebuilds(options);
  }

  private constructor(private readonly options: RebuildsOptions) {}

  /** Marks all models; those still marked by an earlier request stay so. */
  async request(requestedBy: string): Promise<Rebuild> {
    const { database, projector } = this.options;
    const startedAt = Date.now();
    const models = await projector.requestRebuild();
    await database('rebuilds').insert({
      requested_by: requestedBy,
      models,
      started_ms: startedAt,
    });
    return this.get();
  }

  /** The latest rebuild */
  async get(): Promise<Rebuild> {
    const { database, projector } = this.options;
    await this.recordEnd();
    const [{ count }] = await database('pending')
      .where('sequence', '<=', REBUILD_UP_TO)
      .countDistinct({ count: 'model' });
    const last = await database<RebuildRow>('rebuilds')
      .orderBy('sequence', 'desc')
      .first();
    const running = last !== undefined && last.ended_ms === null;
    const models = last?.models ?? 0;
    return {
      state: running ? 'running' : 'idle',
      models,
      done: running ? Math.max(0, models - Number(count)) : models,
      backlog: await projector.backlog(),
      startedAt: formatOptional(toNumber(last?.started_ms)),
      endedAt: formatOptional(toNumber(last?.ended_ms)),
    };
  }

  /** Writes down the end once no model is left. */
  async recordEnd(): Promise<void> {
    const { database } = this.options;
    await database('rebuilds')
      .whereNull('ended_ms')
      .whereNotExists(
        database('pending').where('sequence', '<=', REBUILD_UP_TO),
      )
      .update({ ended_ms: Date.now() });
  }
}

function toNumber(value?: number | string | null): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}
