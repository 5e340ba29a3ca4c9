import type { Knex } from 'knex';

/** Models whose figures do not include all of their events yet. */
export async function countLagging(knex: Knex): Promise<number> {
  let models = 0;
  for (const table of ['dirty', 'pending']) {
    if (!(await knex.schema.hasTable(table))) continue;
    const [{ count }] = await knex(table).countDistinct({ count: 'model' });
    models += Number(count);
  }
  return models;
}
