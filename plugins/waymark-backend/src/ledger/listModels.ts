import type { Knex } from 'knex';

/** Refs of the models that events count for, in order. */
export async function listModels(knex: Knex): Promise<string[]> {
  const own = await hop(knex, 'events');
  // Those whose events all count for others as well, or were assigned
  const also = await hop(knex, 'event_models');
  return [...new Set([...own, ...also])].sort();
}

/** Hops from model to model along the index, however many events each has. */
async function hop(
  knex: Knex,
  table: 'events' | 'event_models',
): Promise<string[]> {
  const hops = knex.raw(
    `select min(model) from :table: union all
     select (select min(:table:.model) from :table: where :table:.model > refs.model)
     from refs where refs.model is not null`,
    { table },
  );
  const rows: { model: string }[] = await knex
    .withRecursive('refs', ['model'], hops)
    .from('refs')
    .whereNotNull('model')
    .select('model');
  return rows.map(row => row.model);
}
