// @ts-check

/**
 * Where each model stands in every framework, one row a model, for the maturity
 * overview. Made again like the models' snapshots, so it may be dropped.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('standings', table => {
    table.string('model', 512).primary('standings_pk');
    table.text('facts').notNullable().comment('JSON, facts by name');
    table.text('frameworks').notNullable().comment('JSON, by framework');
    table
      .text('judged_by')
      .notNullable()
      .comment('Frameworks with their versions');
    table.string('digest', 64).notNullable().comment('Of all levels');
    table
      .string('recorded_digest', 64)
      .comment('Of the levels that stand in the ledger');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('standings');
};
