/**
 * Marks name the events that derived rows lag behind by, so that a fold can go
 * on from where it was; all models are folded anew once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('pending', table => {
    table.comment('What derived rows lag behind the ledger by');
    table.text('model').notNullable();
    table
      .bigInteger('sequence')
      .notNullable()
      .comment(
        'The event not folded yet; 0 or less to fold the model whatever its events',
      );
    table.primary(['model', 'sequence'], 'pending_pk');
  });
  await knex.raw(
    `insert into pending (model, sequence)
     select distinct model, 0 from events where model is not null`,
  );
  await knex.schema.dropTable('dirty');

  await knex.schema.dropTable('projection_rows');
  await knex.schema.createTable('projection_rows', table => {
    table.text('model').notNullable();
    table.string('kind', 32).notNullable();
    table
      .string('key', 32)
      .notNullable()
      .comment('Of the row among those of its kind, a digest');
    table
      .bigInteger('at_ms')
      .notNullable()
      .comment('The last instant at which a window may need the row');
    table.text('row', 'longtext').notNullable().comment('JSON');
    table.primary(['model', 'kind', 'key'], 'projection_rows_pk');
    table.index(['model', 'kind', 'at_ms'], 'projection_rows_model_time_idx');
  });
  await knex.schema.createTable('projection_refs', table => {
    table.comment('What rows can be found by besides their key');
    table.text('model').notNullable();
    table.string('ref', 32).notNullable().comment('A digest');
    table.bigInteger('at_ms').notNullable();
    table.string('kind', 32).notNullable();
    table.string('key', 32).notNullable();
    table.primary(['model', 'ref', 'at_ms', 'key'], 'projection_refs_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('projection_refs');
  await knex.schema.dropTable('projection_rows');
  await knex.schema.createTable('projection_rows', table => {
    table.text('model').notNullable();
    table.string('kind', 32).notNullable();
    table.integer('ordinal').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.text('row', 'longtext').notNullable();
    table.primary(['model', 'kind', 'ordinal'], 'projection_rows_pk');
    table.index(['model', 'kind', 'at_ms'], 'projection_rows_model_time_idx');
  });
  await knex.schema.dropTable('pending');
  await knex.schema.createTable('dirty', table => {
    table.text('model').primary('dirty_pk');
    table.bigInteger('generation').notNullable();
  });
  await knex.raw(
    `insert into dirty (model, generation)
     select distinct model, 1 from events where model is not null`,
  );
};
