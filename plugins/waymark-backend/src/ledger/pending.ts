import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { pause } from '../kernel/time/pause';
import { TO_SHARE } from './shareIncidents';

/**
 * The table `pending` marks models whose derived rows lag behind the ledger. A
 * mark with a positive sequence names an event that is not folded yet; one that
 * is zero or negative asks for the model to be rebuilt whatever its events.
 */
export const REBUILD_UP_TO = 0;

/**
 * Marks models to be rebuilt. Each mark is a new one, so that a fold that is
 * under way clears only the marks it has seen before it read the ledger.
 */
export async function markRebuild(knex: Knex, models: string[]): Promise<void> {
  for (const chunk of chunked(models)) {
    await knex('pending').insert(
      chunk.map(model => ({ model, sequence: -randomInt(1, 2 ** 47) })),
    );
  }
}

/** The marks of a model. */
export async function readMarks(knex: Knex, model: string): Promise<number[]> {
  const marks = await knex('pending').where({ model }).select('sequence');
  return marks.map(({ sequence }) => Number(sequence));
}

/** Removes marks of a model, in the transaction that brings its rows up to date. */
export async function clearMarks(
  trx: Knex.Transaction,
  model: string,
  marks: number[],
): Promise<void> {
  for (const chunk of chunked(marks)) {
    await trx('pending').where({ model }).whereIn('sequence', chunk).delete();
    await pause();
  }
}

/**
 * The next model that is marked, because of events or to be rebuilt, in the order
 * of their refs.
 */
export async function findMarked(
  knex: Knex,
  because: 'events' | 'rebuild',
  after: string,
): Promise<string | undefined> {
  const mark = await knex('pending')
    .where('model', '>', after)
    .where('sequence', because === 'events' ? '>' : '<=', REBUILD_UP_TO)
    .orderBy('model')
    .first<{ model: string } | undefined>('model');
  return mark?.model;
}

/** Whether a model is marked. */
export async function isMarked(knex: Knex, model: string): Promise<boolean> {
  return (await knex('pending').where({ model }).first()) !== undefined;
}

/** How many models are marked. */
export async function countMarked(knex: Knex): Promise<number> {
  const [{ count }] = await knex('pending')
    .whereNot({ model: TO_SHARE })
    .countDistinct({ count: 'model' });
  return Number(count);
}
