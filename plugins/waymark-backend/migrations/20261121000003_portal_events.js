/**
 * An index for what the portal decided, and all rows derived anew: they tell
 * of corroborating reports and of event types from now on.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    "create index events_decided_idx on events (type, model) where door = 'portal'",
  );
  await knex.raw(
    `insert into dirty (model, generation)
     select distinct model, 1 from events where model is not null
     on conflict (model) do update set generation = dirty.generation + 1`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index events_decided_idx');
};
