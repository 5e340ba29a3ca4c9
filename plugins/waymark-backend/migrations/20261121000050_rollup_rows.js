// @ts-check

/**
 * What each model brings to roll-ups, a row a standard window. Derived; every
 * model's rows are made anew by the next upkeep.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollup_rows', table => {
    table.comment('One row a model and standard window, for roll-ups');
    table.integer('window_days').notNullable();
    table.text('model').notNullable();
    table
      .bigInteger('made_ms')
      .notNullable()
      .comment('End of the window it was made for');
    table.text('row', 'longtext').notNullable().comment('JSON');
    // By window first: a roll-up reads one window of many models.
    table.primary(['window_days', 'model'], 'rollup_rows_pk');
  });
  await knex('snapshots').update({ valid_until_ms: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollup_rows');
};
