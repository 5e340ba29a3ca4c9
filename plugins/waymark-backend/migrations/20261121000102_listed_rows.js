// @ts-check
const { createHash } = require('crypto');

/** Instants that incidents and versions are listed by, which only rows have. */
const LISTED = { incidents: 'startedAt', versions: 'firstSeenAt' };
const DEPLOYMENTS = ['deployments', 'corroborating'];

/**
 * Incidents, versions and an environment's deployments are found in the order
 * they are listed in.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @param {string} field */
  const fieldOf = field =>
    knex.client.config.client.includes('pg')
      ? `("row"::json->>'${field}')`
      : `json_extract("row", '$.${field}')`;
  for (const [kind, field] of Object.entries(LISTED)) {
    await knex.raw(
      `insert into projection_refs (model, ref, at_ms, kind, key)
       select model, ?, cast(${fieldOf(field)} as bigint), kind, key
       from projection_rows where kind = ?`,
      [digest([kind]), kind],
    );
  }
  const environments = await knex('projection_rows')
    .whereIn('kind', DEPLOYMENTS)
    .distinct(knex.raw(`${fieldOf('environment')} as environment`));
  for (const { environment } of environments) {
    await knex.raw(
      `insert into projection_refs (model, ref, at_ms, kind, key)
       select model, ?, at_ms, kind, key from projection_rows
       where kind in (?, ?) and ${fieldOf('environment')} = ?`,
      [digest(['deployedIn', environment]), ...DEPLOYMENTS, environment],
    );
  }
};

exports.down = async function down() {
  // What else rows are found by, nobody asks
};

/**
 * As the folds make a reference.
 *
 * @param {string[]} parts
 */
function digest(parts) {
  const text = JSON.stringify(parts);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
