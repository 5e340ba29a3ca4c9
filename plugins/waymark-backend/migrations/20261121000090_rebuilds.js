/**
 * Rebuilds asked for, so that their progress outlives the process. Operational.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rebuilds', table => {
    table.bigIncrements('sequence');
    table.text('requested_by').notNullable();
    table.integer('models').notNullable();
    table.bigInteger('started_ms').notNullable();
    table.bigInteger('ended_ms');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rebuilds');
};
