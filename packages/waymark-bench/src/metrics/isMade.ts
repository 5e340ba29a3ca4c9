import type { Knex } from 'knex';

/** Resolves when the model's row for lists has its last event. */
export async function isMade(knex: Knex, model: string): Promise<void> {
  for (;;) {
    const row = await knex('snapshots').where({ model }).first();
    if (Number(row?.valid_until_ms) > 0) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
