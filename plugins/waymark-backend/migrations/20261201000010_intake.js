/**
 * Where a refused event stood, and how long ways in were not heard of.
 * Operational: no figure reads these tables.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('source_refusals', table => {
    table
      .text('position')
      .comment('Where on its topic or in its batch the latest of them stood');
  });
  await knex.schema.alterTable('source_days', table => {
    table
      .bigInteger('longest_gap_ms')
      .comment('The longest silence that ended on this day');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table source_days drop column longest_gap_ms');
  await knex.raw('alter table source_refusals drop column position');
};
