/**
 * Deployments that name only an artifact know its version: every model is folded
 * anew once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    `insert into pending (model, sequence)
     select model, 0 from projection_rows
     where kind = 'progress'
       and model not in (select model from pending where sequence = 0)`,
  );
};

exports.down = async function down() {
  // What rows say besides, nobody reads
};
