// @ts-check

/**
 * Rollbacks asked for in the portal, and how far each has come. Operational:
 * no figure reads this table.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollbacks', table => {
    table.string('id', 40).primary('rollbacks_pk');
    table.string('model', 512).notNullable();
    table.string('environment', 255).notNullable();
    table.text('from_version');
    table.text('to_version').notNullable();
    table.text('reverts').comment('Event id of the deployment to undo');
    table.text('reason').notNullable();
    table.string('requested_by', 512).notNullable();
    table.bigInteger('requested_at').notNullable().comment('Epoch ms');
    table.string('idempotency_key', 255);
    table.string('state', 16).notNullable();
    table
      .string('recorded_state', 16)
      .comment('The last state that stands in the ledger');
    table.string('executor', 64);
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('first_attempt_at').comment('Epoch ms');
    table.bigInteger('dispatched_at').comment('Epoch ms');
    table.text('run_id');
    table.text('run_url');
    table.string('run_state', 16);
    table.bigInteger('run_ended_at').comment('Epoch ms');
    table.text('steps').comment('JSON, the steps of the platform');
    table.text('confirmed_by').comment('Event id');
    table.string('ended_by', 512);
    table.bigInteger('ended_at').comment('Epoch ms');
    table.text('message');
    table
      .bigInteger('wake_at')
      .comment('Epoch ms, when to look again; null when nothing is left to do');
    table.string('lease', 40).comment('The worker that holds the row');
    table.bigInteger('lease_until').comment('Epoch ms');

    table.unique(['model', 'requested_by', 'idempotency_key'], {
      indexName: 'rollbacks_idempotency_uniq',
    });
    table.index(['model', 'requested_at'], 'rollbacks_model_requested_idx');
    table.index(['wake_at'], 'rollbacks_wake_idx');
  });

  await knex.raw(
    `CREATE UNIQUE INDEX rollbacks_active_uniq ON rollbacks (model, environment)
     WHERE state IN ('requested', 'dispatched')`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollbacks');
};
