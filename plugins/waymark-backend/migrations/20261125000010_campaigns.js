// @ts-check

/**
 * Campaigns, and whom they reminded of what. Operational: no figure reads these
 * tables, and how far a campaign is stands in neither.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaigns', table => {
    table.string('id', 40).primary('campaigns_pk');
    table.text('title').notNullable();
    table.string('framework', 100).notNullable();
    table.integer('level').comment("Null for each model's own target");
    table.text('scope').notNullable().comment('JSON, which models');
    table.string('due', 10).notNullable().comment('The last day, UTC');
    table.string('owner', 512).notNullable();
    table.text('note');
    table.string('created_by', 512).notNullable();
    table.bigInteger('created_ms').notNullable();
    table.string('closed_by', 512);
    table.bigInteger('closed_ms');
    table.text('closed_reason');
    table
      .bigInteger('reminded_ms')
      .comment('When somebody last asked for reminders');
  });

  await knex.schema.createTable('campaign_reminders', table => {
    table
      .string('campaign', 40)
      .notNullable()
      .references('id')
      .inTable('campaigns')
      .onDelete('CASCADE');
    table.string('occasion', 64).notNullable();
    table.string('recipient', 512).notNullable();
    table
      .bigInteger('claimed_ms')
      .notNullable()
      .comment('Since when a worker has it in hand');
    table.bigInteger('sent_ms');
    table.primary(
      ['campaign', 'occasion', 'recipient'],
      'campaign_reminders_pk',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('campaign_reminders');
  await knex.schema.dropTable('campaigns');
};
