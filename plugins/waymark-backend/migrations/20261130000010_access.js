// @ts-check

/**
 * Random ids by which signals name models to browsers. Operational: no figure
 * reads this table.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('model_ids', table => {
    table.string('model', 512).primary('model_ids_pk').comment('Entity ref');
    table.string('id', 32).notNullable().comment('Random, never changed');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('model_ids');
};
