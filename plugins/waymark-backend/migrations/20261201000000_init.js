// @ts-check

/** Every table, in an order in which none refers to a later one. */
const TABLES = {
  // The ledger: rows are only ever added, and retention empties bodies.
  events: createEvents,
  event_models: createEventModels,
  conflicts: createConflicts,
  // Derived: dropped and made again from the ledger alone.
  projection_rows: createProjectionRows,
  projection_refs: createProjectionRefs,
  snapshots: createSnapshots,
  standings: createStandings,
  rollup_rows: createRollupRows,
  // Operational: no figure reads these.
  pending: createPending,
  unassigned: createUnassigned,
  model_ids: createModelIds,
  last_owners: createLastOwners,
  revisions: createRevisions,
  rebuilds: createRebuilds,
  framework_editions: createFrameworkEditions,
  rejudgings: createRejudgings,
  sources: createSources,
  source_secrets: createSourceSecrets,
  source_activity: createSourceActivity,
  source_days: createSourceDays,
  source_refusals: createSourceRefusals,
  rollbacks: createRollbacks,
  campaigns: createCampaigns,
  campaign_reminders: createCampaignReminders,
};

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [name, create] of Object.entries(TABLES)) {
    await knex.schema.createTable(name, create);
  }
  await knex.raw(
    "CREATE INDEX events_decided_idx ON events (type, model) WHERE door = 'portal'",
  );
  await knex.raw(
    `CREATE UNIQUE INDEX rollbacks_active_uniq ON rollbacks (model, environment)
     WHERE state IN ('requested', 'dispatched')`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of Object.keys(TABLES).reverse()) {
    await knex.schema.dropTable(name);
  }
};

/** @typedef {import('knex').Knex.CreateTableBuilder} Table */

/** @param {Table} table */
function createEvents(table) {
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
    .comment('By the clock of the database');
  table.text('model').comment('Entity ref; null while unassigned');
  table.text('rule').notNullable().comment('How the model was found');
  table
    .text('door')
    .notNullable()
    .comment('Where it came in, such as events or portal');
  table.text('sender').notNullable();
  table
    .string('incident_key', 64)
    .comment('SHA-256 of the key of the incident it belongs to, hex');
  table
    .string('digest', 64)
    .notNullable()
    .comment('SHA-256 of the canonical CDEvent, hex');
  table
    .text('body')
    .notNullable()
    .comment('The CloudEvent, as canonical JSON after RFC 8785');
  table
    .bigInteger('removed_ms')
    .comment('When retention emptied the body; null while it is there');
  table.unique(['event_key'], { indexName: 'events_event_key_uniq' });
  table.index(['model', 'time_ms'], 'events_model_time_idx');
  table.index(['incident_key'], 'events_incident_key_idx');
}

/** @param {Table} table */
function createEventModels(table) {
  table.comment('Further models an event counts for');
  table.text('model').notNullable();
  table
    .bigInteger('sequence')
    .notNullable()
    .references('sequence')
    .inTable('events');
  table.primary(['model', 'sequence'], 'event_models_pk');
}

/** @param {Table} table */
function createConflicts(table) {
  table.comment('Events refused because their id is known with other content');
  table.bigIncrements('sequence');
  table.string('event_key', 64).notNullable();
  table.string('digest', 64).notNullable();
  table.text('source').notNullable();
  table.text('event_id').notNullable();
  table.bigInteger('arrived_ms').notNullable();
  table.text('door').notNullable();
  table.text('sender').notNullable();
  table.text('body').notNullable();
  table.unique(['event_key', 'digest'], {
    indexName: 'conflicts_event_key_digest_uniq',
  });
  table.index(['sender', 'door', 'sequence'], 'conflicts_sender_idx');
}

/** @param {Table} table */
function createProjectionRows(table) {
  table.text('model').notNullable();
  table.string('kind', 32).notNullable();
  table
    .string('key', 32)
    .notNullable()
    .comment('A digest that identifies the row among those of its kind');
  table
    .bigInteger('at_ms')
    .notNullable()
    .comment('The last instant at which a window may need the row');
  table.text('row').notNullable().comment('JSON');
  table.primary(['model', 'kind', 'key'], 'projection_rows_pk');
  table.index(['model', 'kind', 'at_ms'], 'projection_rows_model_time_idx');
}

/** @param {Table} table */
function createProjectionRefs(table) {
  table.comment('What rows can be found by besides their key');
  table.text('model').notNullable();
  table.string('ref', 32).notNullable().comment('A digest');
  table.bigInteger('at_ms').notNullable();
  table.string('kind', 32).notNullable();
  table.string('key', 32).notNullable();
  table.primary(['model', 'ref', 'at_ms', 'key'], 'projection_refs_pk');
}

/** @param {Table} table */
function createSnapshots(table) {
  table.comment('One row for each model, for lists');
  table.text('model').primary('snapshots_pk');
  table.text('etag').comment('Of the catalog entity it was made with');
  table.bigInteger('valid_until_ms').notNullable();
  table.text('snapshot').notNullable().comment('JSON');
  table.bigInteger('revision').notNullable().defaultTo(0);
  table.index(['revision'], 'snapshots_revision_idx');
}

/** @param {Table} table */
function createStandings(table) {
  table.comment('One row for each model, with its level in each framework');
  table.string('model', 512).primary('standings_pk');
  table.text('facts').notNullable().comment('JSON, facts by name');
  table.text('frameworks').notNullable().comment('JSON, by framework');
  table.text('judged_by').notNullable().comment('Frameworks and versions');
  table.bigInteger('revision').notNullable().defaultTo(0);
  table.index(['revision'], 'standings_revision_idx');
  table.index(['judged_by'], 'standings_judged_by_idx');
}

/** @param {Table} table */
function createRollupRows(table) {
  table.comment('One row for each model and standard window, for roll-ups');
  table.integer('window_days').notNullable();
  table.text('model').notNullable();
  table
    .bigInteger('made_ms')
    .notNullable()
    .comment('End of the window it was made for');
  table.text('row').notNullable().comment('JSON');
  // By window first, because a roll-up reads one window of many models.
  table.primary(['window_days', 'model'], 'rollup_rows_pk');
}

/** @param {Table} table */
function createPending(table) {
  table.comment('What derived rows lag behind the ledger by');
  table.text('model').notNullable();
  table
    .bigInteger('sequence')
    .notNullable()
    .comment('Of the event not folded yet; 0 or less to fold the whole model');
  table.primary(['model', 'sequence'], 'pending_pk');
}

/** @param {Table} table */
function createUnassigned(table) {
  table.comment('Events that named no model, for those who assign them');
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
  table.text('subject').comment('What the event is about, if it has no hints');
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
    .comment('How often it was assigned, also when that was reversed');
  table.index(['group_key', 'time_ms'], 'unassigned_group_idx');
  table.index(['assigned_by'], 'unassigned_assigned_by_idx');
  table.index(['model'], 'unassigned_model_idx');
}

/** @param {Table} table */
function createModelIds(table) {
  table.comment('Random ids by which signals name models to browsers');
  table.string('model', 512).primary('model_ids_pk').comment('Entity ref');
  table.string('id', 32).notNullable().comment('Random, never changed');
}

/** @param {Table} table */
function createLastOwners(table) {
  table.comment(
    'Who owned each model when the catalog last knew it; a removed one is read by these',
  );
  table.string('model', 512).primary('last_owners_pk').comment('Entity ref');
  table.text('owners').notNullable().comment('JSON, entity refs');
}

/** @param {Table} table */
function createRevisions(table) {
  table.comment('The latest revision of any row of a table, for replicas');
  table.string('table_name', 64).primary('revisions_pk');
  table.bigInteger('revision').notNullable();
}

/** @param {Table} table */
function createRebuilds(table) {
  table.bigIncrements('sequence');
  table.text('requested_by').notNullable();
  table.integer('models').notNullable();
  table.bigInteger('started_ms').notNullable();
  table.bigInteger('ended_ms');
}

/** @param {Table} table */
function createFrameworkEditions(table) {
  table.string('framework', 255).notNullable();
  table.integer('version').notNullable();
  table
    .string('digest', 64)
    .notNullable()
    .comment('SHA-256 of all that decides levels in it, hex');
  table.primary(['framework', 'version'], 'framework_editions_pk');
}

/** @param {Table} table */
function createRejudgings(table) {
  table.comment('How far models are judged by the frameworks in use');
  table.bigIncrements('sequence');
  table.text('judged_by').notNullable().comment('As in standings');
  table.text('changed').notNullable().comment('JSON, frameworks that are new');
  table.integer('models').notNullable();
  table.bigInteger('started_ms').notNullable();
  table
    .bigInteger('seen_ms')
    .notNullable()
    .comment('When a replica with these frameworks was last alive');
  table.bigInteger('ended_ms');
}

/** @param {Table} table */
function createSources(table) {
  table.string('id', 32).primary('sources_pk');
  table.text('name').notNullable();
  table.text('event_source').notNullable();
  table.text('models').comment('JSON list of entity refs; null is any');
  table.text('types').comment('JSON list of type prefixes; null is any');
  table
    .boolean('approver')
    .notNullable()
    .defaultTo(false)
    .comment('Whether it may tell of approvals');
  table.text('created_by').notNullable();
  table.bigInteger('created_ms').notNullable();
  table.bigInteger('revoked_ms');
  table
    .text('claim_owner')
    .comment(
      'Entity ref of who is to own its model, which is in no catalog yet',
    );
  table
    .bigInteger('claim_until_ms')
    .comment('Its tokens end then, unless the model appears with that owner');
}

/** @param {Table} table */
function createSourceSecrets(table) {
  table.comment(
    'The tokens of each source: the newest, and those it took the place of',
  );
  table
    .string('source_id', 32)
    .notNullable()
    .references('id')
    .inTable('sources')
    .onDelete('CASCADE');
  table.string('secret_hash', 64).notNullable().comment('SHA-256, hex');
  table.text('created_by').notNullable();
  table.bigInteger('created_ms').notNullable();
  table
    .bigInteger('expires_ms')
    .comment('When it stops working; null is never');
  table
    .integer('warned_days')
    .comment('How many days before its end people were last told; null is not');
  table.primary(['source_id', 'secret_hash'], 'source_secrets_pk');
}

/** @param {Table} table */
function createSourceActivity(table) {
  table
    .string('id', 640)
    .primary('source_activity_pk')
    .comment('Id of a source token, or <kind>:<name>');
  table.string('kind', 16).notNullable();
  table.text('name').notNullable();
  table.bigInteger('last_heard_ms');
  table.bigInteger('accepted').notNullable();
  table.bigInteger('duplicates').notNullable();
  table.bigInteger('conflicts').notNullable();
  table.bigInteger('rejected').notNullable();
}

/** @param {Table} table */
function createSourceDays(table) {
  table.string('source_id', 640).notNullable();
  table.string('day', 10).notNullable().comment('UTC, 2026-05-04');
  table.bigInteger('accepted').notNullable();
  table.bigInteger('duplicates').notNullable();
  table.bigInteger('conflicts').notNullable();
  table.bigInteger('rejected').notNullable();
  table
    .bigInteger('longest_gap_ms')
    .comment('The longest silence that ended on this day');
  table.primary(['source_id', 'day'], 'source_days_pk');
  table.index(['day'], 'source_days_day_idx');
}

/** @param {Table} table */
function createSourceRefusals(table) {
  table.comment('The latest refusals of each source, equal ones in one row');
  table.string('source_id', 640).notNullable();
  table
    .string('fingerprint', 64)
    .notNullable()
    .comment('SHA-256 of event id and reasons, hex');
  table.text('event_id');
  table.text('door').notNullable();
  table.text('faults').notNullable().comment('JSON');
  table.text('excerpt');
  table
    .text('position')
    .comment('Of the latest of them on its topic or in its batch');
  table.bigInteger('times').notNullable();
  table.bigInteger('first_ms').notNullable();
  table.bigInteger('last_ms').notNullable();
  table.primary(['source_id', 'fingerprint'], 'source_refusals_pk');
  table.index(['source_id', 'last_ms'], 'source_refusals_last_idx');
}

/** @param {Table} table */
function createRollbacks(table) {
  table.comment('Rollbacks requested in the portal, and how far each has come');
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
    .comment('The last state that is recorded in the ledger');
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
}

/** @param {Table} table */
function createCampaigns(table) {
  table.string('id', 40).primary('campaigns_pk');
  table.text('title').notNullable();
  table.string('framework', 100).notNullable();
  table.integer('level').comment('Null for the target of each model');
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
}

/** @param {Table} table */
function createCampaignReminders(table) {
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
    .comment('When the worker took it that sends it');
  table.bigInteger('sent_ms');
  table.primary(['campaign', 'occasion', 'recipient'], 'campaign_reminders_pk');
}
