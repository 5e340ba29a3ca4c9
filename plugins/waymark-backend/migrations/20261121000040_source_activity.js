/**
 * What each way in did: totals, days and what was refused last. Operational:
 * no figure reads these tables.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_activity', table => {
    table
      .string('id', 640)
      .primary('source_activity_pk')
      .comment('Id of a source token, else <kind>:<name>');
    table.string('kind', 16).notNullable();
    table.text('name').notNullable();
    table.bigInteger('last_heard_ms');
    table.bigInteger('accepted').notNullable();
    table.bigInteger('duplicates').notNullable();
    table.bigInteger('conflicts').notNullable();
    table.bigInteger('rejected').notNullable();
  });
  await knex.raw(
    `insert into source_activity
       (id, kind, name, last_heard_ms, accepted, duplicates, conflicts, rejected)
     select id, 'token', id, last_heard_ms, accepted, 0, 0, rejected
     from sources where last_heard_ms is not null`,
  );
  for (const column of ['last_heard_ms', 'accepted', 'rejected']) {
    await knex.raw('alter table sources drop column ??', [column]);
  }

  await knex.schema.createTable('source_days', table => {
    table.string('source_id', 640).notNullable();
    table.string('day', 10).notNullable().comment('UTC, 2026-05-04');
    table.bigInteger('accepted').notNullable();
    table.bigInteger('duplicates').notNullable();
    table.bigInteger('conflicts').notNullable();
    table.bigInteger('rejected').notNullable();
    table.primary(['source_id', 'day'], 'source_days_pk');
    table.index(['day'], 'source_days_day_idx');
  });

  await knex.schema.createTable('source_refusals', table => {
    table.comment('The latest refusals of each way in, equal ones in one row');
    table.string('source_id', 640).notNullable();
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('SHA-256 of event id and reasons, hex');
    table.text('event_id');
    table.text('door').notNullable();
    table.text('faults').notNullable().comment('JSON');
    table.text('excerpt');
    table.bigInteger('times').notNullable();
    table.bigInteger('first_ms').notNullable();
    table.bigInteger('last_ms').notNullable();
    table.primary(['source_id', 'fingerprint'], 'source_refusals_pk');
    table.index(['source_id', 'last_ms'], 'source_refusals_last_idx');
  });

  await knex.raw(
    'create index conflicts_sender_idx on conflicts (sender, door, sequence)',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('conflicts', table =>
    table.dropIndex([], 'conflicts_sender_idx'),
  );
  await knex.schema.alterTable('sources', table => {
    table.bigInteger('last_heard_ms');
    table.bigInteger('accepted').notNullable().defaultTo(0);
    table.bigInteger('rejected').notNullable().defaultTo(0);
  });
  for (const column of ['last_heard_ms', 'accepted', 'rejected']) {
    await knex.raw(
      `update sources set ?? = coalesce(
         (select ?? from source_activity where source_activity.id = sources.id),
         ??)`,
      [column, column, column],
    );
  }
  await knex.schema.dropTable('source_refusals');
  await knex.schema.dropTable('source_days');
  await knex.schema.dropTable('source_activity');
};
