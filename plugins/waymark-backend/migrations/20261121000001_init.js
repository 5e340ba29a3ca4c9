/**
 * The ledger, what is derived from it, and who may send.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Ledger: append only.
  await knex.schema.createTable('events', table => {
    table.bigIncrements('sequence');
    table
      .string('event_key', 64)
      .notNullable()
      .comment('SHA-256 of the canonical [source, id], hex');
    table.text('source').notNullable();
    table.text('event_id').notNullable();
    table.text('type').notNullable();
    table.bigInteger('time_ms').notNullable();
    table
      .bigInteger('arrived_ms')
      .notNullable()
      .comment("The database's own clock");
    table.text('model').comment('Entity ref; null while unassigned');
    table.text('rule').notNullable().comment('How the model was found');
    table.text('door').notNullable();
    table.text('sender').notNullable();
    table
      .string('incident_key', 64)
      .comment('SHA-256 of an incident event’s key, hex');
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256 of the canonical CDEvent, hex');
    table
      .text('body', 'longtext')
      .notNullable()
      .comment('RFC 8785 text of the CloudEvent');
    table.unique(['event_key'], { indexName: 'events_event_key_uniq' });
    table.index(['model', 'time_ms'], 'events_model_time_idx');
    table.index(['incident_key'], 'events_incident_key_idx');
  });

  await knex.schema.createTable('event_models', table => {
    table.comment('Further models an event counts for');
    table.text('model').notNullable();
    table
      .bigInteger('sequence')
      .notNullable()
      .references('sequence')
      .inTable('events');
    table.primary(['model', 'sequence'], 'event_models_pk');
  });

  await knex.schema.createTable('conflicts', table => {
    table.comment('Events refused for a known id with other content');
    table.bigIncrements('sequence');
    table.string('event_key', 64).notNullable();
    table.string('digest', 64).notNullable();
    table.text('source').notNullable();
    table.text('event_id').notNullable();
    table.bigInteger('arrived_ms').notNullable();
    table.text('door').notNullable();
    table.text('sender').notNullable();
    table.text('body', 'longtext').notNullable();
    table.unique(['event_key', 'digest'], {
      indexName: 'conflicts_event_key_digest_uniq',
    });
  });

  // Operational.
  await knex.schema.createTable('incident_locks', table => {
    table.comment(
      'One row an incident key: taken while appending, so that of two events of one incident the later sees the earlier',
    );
    table.string('incident_key', 64).primary('incident_locks_pk');
    table.bigInteger('generation').notNullable();
  });

  await knex.schema.createTable('dirty', table => {
    table.comment('Models whose derived rows lag behind the ledger');
    table.text('model').primary('dirty_pk');
    table.bigInteger('generation').notNullable();
  });

  await knex.schema.createTable('sources', table => {
    table.string('id', 32).primary('sources_pk');
    table.text('name').notNullable();
    table.text('event_source').notNullable();
    table.text('models').comment('JSON list of entity refs; null is any');
    table.text('types').comment('JSON list of type prefixes; null is any');
    table.string('secret_hash', 64).notNullable().comment('SHA-256, hex');
    table.text('created_by').notNullable();
    table.bigInteger('created_ms').notNullable();
    table.bigInteger('last_heard_ms');
    table.bigInteger('revoked_ms');
    table.bigInteger('accepted').notNullable().defaultTo(0);
    table.bigInteger('rejected').notNullable().defaultTo(0);
  });

  // Derived: droppable, rebuilt from the ledger alone.
  await knex.schema.createTable('projection_rows', table => {
    table.text('model').notNullable();
    table.string('kind', 32).notNullable();
    table.integer('ordinal').notNullable();
    table.bigInteger('at_ms').notNullable();
    table.text('row', 'longtext').notNullable().comment('JSON');
    table.primary(['model', 'kind', 'ordinal'], 'projection_rows_pk');
    table.index(['model', 'kind', 'at_ms'], 'projection_rows_model_time_idx');
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment('One row a model, for lists');
    table.text('model').primary('snapshots_pk');
    table.text('etag').comment('Of the catalog entity it was made with');
    table.bigInteger('valid_until_ms').notNullable();
    table.text('snapshot', 'longtext').notNullable().comment('JSON');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('snapshots');
  await knex.schema.dropTable('projection_rows');
  await knex.schema.dropTable('sources');
  await knex.schema.dropTable('dirty');
  await knex.schema.dropTable('incident_locks');
  await knex.schema.dropTable('conflicts');
  await knex.schema.dropTable('event_models');
  await knex.schema.dropTable('events');
};
