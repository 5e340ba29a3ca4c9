// @ts-check

const TABLES = ['snapshots', 'standings'];

/**
 * When rows for lists changed, as a number that only grows, so that each replica
 * reads again what it does not have yet. Operational.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('revisions', table => {
    table.comment('The latest revision of any row of a table');
    table.string('table_name', 64).primary('revisions_pk');
    table.bigInteger('revision').notNullable();
  });
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.bigInteger('revision').notNullable().defaultTo(0);
      table.index('revision', `${name}_revision_idx`);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.dropIndex('revision', `${name}_revision_idx`);
      table.dropColumn('revision');
    });
  }
  await knex.schema.dropTable('revisions');
};
