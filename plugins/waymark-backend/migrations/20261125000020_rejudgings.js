// @ts-check

/**
 * What each version of a framework consists of, and how far models are judged
 * by the frameworks in use. Operational: no figure reads these tables.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('framework_editions', table => {
    table.string('framework', 255).notNullable();
    table.integer('version').notNullable();
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256 of what decides in it');
    table.primary(['framework', 'version'], 'framework_editions_pk');
  });
  await knex.schema.createTable('rejudgings', table => {
    table.bigIncrements('sequence');
    table.text('judged_by').notNullable().comment('As in standings');
    table
      .text('changed')
      .notNullable()
      .comment('JSON, frameworks that are new');
    table.integer('models').notNullable();
    table.bigInteger('started_ms').notNullable();
    table
      .bigInteger('seen_ms')
      .notNullable()
      .comment('When a replica with these frameworks was last alive');
    table.bigInteger('ended_ms');
  });
  await knex.schema.alterTable('standings', table => {
    table.index(['judged_by'], 'standings_judged_by_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('standings', table => {
    table.dropIndex(['judged_by'], 'standings_judged_by_idx');
  });
  await knex.schema.dropTable('rejudgings');
  await knex.schema.dropTable('framework_editions');
};
