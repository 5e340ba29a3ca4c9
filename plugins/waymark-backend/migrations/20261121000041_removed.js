/**
 * Tombstones: retention removes what old events say, and says when.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('events', table => {
    table
      .bigInteger('removed_ms')
      .comment('When retention emptied the body; null while it is there');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table events drop column removed_ms');
};
