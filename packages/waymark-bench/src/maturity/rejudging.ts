import type { Knex } from 'knex';
import { compare, type Comparison } from '../harness';
import type { Store } from '../store/openStore';

/** Rows a statement of the floor. */
const CHUNK = 400;
/** Sorts before whatever frameworks are called. */
const BEFORE = '0';

/**
 * All models judged anew, against their rows read and written back by the bare
 * driver. To the engine they are judged by other frameworks than those in use.
 */
export async function rejudging(
  { database }: Store,
  models: number,
  repetitions: number,
): Promise<Comparison> {
  const knex = database.connect();
  const comparison = await compare({
    what: 'models judged anew by all frameworks',
    unit: 'models/s',
    repetitions,
    aim: { atLeast: 0.1 },
    figure: async () => {
      await knex('standings').update({ judged_by: BEFORE });
      return speed(knex, models);
    },
    floor: async () => {
      const start = performance.now();
      const written = await writeBack(knex);
      return written / ((performance.now() - start) / 1000);
    },
  });
  await knex.destroy();
  return comparison;
}

/** Models a second, from the first that are judged to the last. */
async function speed(knex: Knex, models: number): Promise<number> {
  let first: { at: number; left: number } | undefined;
  for (;;) {
    const [{ count }] = await knex('standings')
      .where({ judged_by: BEFORE })
      .count({ count: '*' });
    const left = Number(count);
    const at = performance.now();
    if (left < models) first ??= { at, left };
    if (first && left === 0) return first.left / ((at - first.at) / 1000);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

async function writeBack(knex: Knex): Promise<number> {
  let last = '';
  let written = 0;
  for (;;) {
    const rows = await knex('standings')
      .where('model', '>', last)
      .orderBy('model')
      .limit(CHUNK)
      .select();
    if (rows.length === 0) return written;
    last = rows[rows.length - 1].model;
    await knex('standings').insert(rows).onConflict('model').merge();
    written += rows.length;
  }
}
