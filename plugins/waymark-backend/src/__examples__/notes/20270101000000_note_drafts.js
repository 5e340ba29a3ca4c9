// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('note_drafts', table => {
    table.comment('What somebody began to write on a model and has not sent');
    table.text('model').notNullable();
    table.text('by').notNullable().comment('Entity ref of who writes it');
    table.text('text').notNullable();
    table.primary(['model', 'by'], 'note_drafts_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('note_drafts');
};
