/**
 * What is known of events that named no model when they came, for those who
 * assign them. Operational: no figure reads it; which events are a model's
 * follows from the ledger.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('unassigned', table => {
    table.string('event_key', 64).primary('unassigned_pk');
    table
      .string('group_key', 64)
      .notNullable()
      .comment('SHA-256 of what events listed together have in common, hex');
    table.text('source').notNullable();
    table.text('type').notNullable();
    table
      .text('hints')
      .notNullable()
      .comment('JSON list of { annotation, value } a model may be known by');
    table
      .text('subject')
      .comment('What the event speaks of, where it has no hints');
    table.string('incident_key', 64);
    table.bigInteger('time_ms').notNullable();
    table
      .string('assigned_by', 64)
      .comment('Key of the event that assigns it now; null while unassigned');
    table.text('model').comment('Entity ref it is assigned to now');
    table
      .integer('assignments')
      .notNullable()
      .defaultTo(0)
      .comment('How often it was assigned, those taken back included');
    table.index(['group_key', 'time_ms'], 'unassigned_group_idx');
    table.index(['assigned_by'], 'unassigned_assigned_by_idx');
    table.index(['model'], 'unassigned_model_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('unassigned');
};
