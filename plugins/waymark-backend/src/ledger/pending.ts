import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';

/** The mark for a model to be folded anew, among the sequences of events. */
export const WHOLE = 0;

/** So many events a fold goes on by at most. */
export const BATCH = 1000;

/** Marks models to be folded anew. */
export async function markWhole(knex: Knex, models: string[]): Promise<void> {
  for (const chunk of chunked(models)) {
    await knex('pending')
      .insert(chunk.map(model => ({ model, sequence: WHOLE })))
      .onConflict(['model', 'sequence'])
      // Writes, so that it waits for a fold that is clearing the same mark
      .merge(['sequence']);
  }
}

/** Sequences of the events a model has not folded yet. */
export async function readPending(trx: Knex, model: string): Promise<number[]> {
  const marks = await trx('pending')
    .where({ model })
    .orderBy('sequence')
    .limit(BATCH)
    .select('sequence');
  return marks.map(({ sequence }) => Number(sequence));
}

export async function clearPending(
  trx: Knex,
  model: string,
  sequences: number[],
): Promise<void> {
  for (const chunk of chunked(sequences)) {
    await trx('pending').where({ model }).whereIn('sequence', chunk).delete();
  }
}
