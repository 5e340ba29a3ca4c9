/**
 * Whose other models' incidents an event belongs to is looked up after it is
 * appended, so nothing has to be locked while appending.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.dropTable('incident_locks');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.createTable('incident_locks', table => {
    table.string('incident_key', 64).primary('incident_locks_pk');
    table.bigInteger('generation').notNullable();
  });
};
