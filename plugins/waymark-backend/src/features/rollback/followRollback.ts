import { isDeepStrictEqual } from 'node:util';
import type { RollbackRunStatus } from 'backstage-plugin-waymark-node';
import type { Confirmation } from './findConfirmation';
import type { RollbackChange, RollbackRecord } from './RollbackRecord';
import type { RollbackSettings } from './RollbackSettings';

// A run may end before the event it sent has reached the projections
const GRACE_MS = 5_000;

/**
 * What a dispatched rollback becomes, given what the platform's events and its
 * run say. Pure. `status` is undefined when the platform did not answer.
 */
export function followRollback(options: {
  record: RollbackRecord;
  confirmation: Confirmation;
  status: RollbackRunStatus | undefined;
  believed: string[];
  settings: RollbackSettings;
  now: number;
}): RollbackChange {
  const { record, confirmation, status, settings, now } = options;
  const change = runChange(record, status, now);
  const seen = { ...record, ...change };
  const end = { ...change, endedAt: now, wakeAt: now };

  if (confirmation.kind === 'confirmed') {
    const confirmedBy = confirmation.row.id;
    return { ...end, state: 'confirmed', confirmedBy, message: undefined };
  }
  if (confirmation.kind === 'refused' && confirmation.final) {
    return { ...end, state: 'failed', message: sentence(confirmation.why) };
  }
  const sinceEnd = seen.runEndedAt === undefined ? 0 : now - seen.runEndedAt;
  if (seen.runState === 'failed' && sinceEnd >= GRACE_MS) {
    const message = status?.message ?? record.message ?? 'The run failed.';
    return { ...end, state: 'failed', message };
  }
  const overdue = now - (record.dispatchedAt ?? now) >= settings.timeout;
  const silent =
    seen.runState === 'succeeded' && sinceEnd >= settings.eventTimeout;
  if (overdue || silent) {
    const message = neverCame(options, silent);
    return { ...end, state: 'failed', message };
  }
  const age = now - (record.dispatchedAt ?? now);
  return { ...change, wakeAt: now + (age < 60_000 ? 2_000 : 5_000) };
}

/** What a look at the platform's run changes. */
export function runChange(
  record: RollbackRecord,
  status: RollbackRunStatus | undefined,
  now: number,
): RollbackChange {
  if (!status) return {};
  const ended = status.state !== 'running';
  const change: RollbackChange = {
    runUrl: status.url ?? record.runUrl,
    runState: status.state,
    runEndedAt: ended ? record.runEndedAt ?? now : undefined,
    message: status.message,
  };
  if (!isDeepStrictEqual(status.steps, record.steps)) {
    change.steps = status.steps;
  }
  return change;
}

function neverCame(
  options: {
    record: RollbackRecord;
    confirmation: Confirmation;
    believed: string[];
    settings: RollbackSettings;
  },
  succeeded: boolean,
): string {
  const { record, confirmation, believed, settings } = options;
  if (confirmation.kind === 'refused') {
    return `Not confirmed: ${confirmation.why}. Correct the annotation waymark.dev/deployments-from of the model, or the source of the event.`;
  }
  const head = succeeded
    ? 'The run succeeded, but the platform’s own service.rolledback event never came'
    : `The platform did not confirm the rollback within ${Math.round(
        settings.timeout / 60_000,
      )} minutes`;
  const from =
    believed.length > 0 ? ` with source ${believed.join(' or ')}` : '';
  return `${head}. Look at what is live in ${record.environment}. Then check that the rollback job sends the event${from}, that its customData.waymark.rollbackRequest is ${record.id}, and that its source token is neither revoked nor limited to other models.`;
}

function sentence(text: string): string {
  return `${text[0].toLocaleUpperCase('en-US')}${text.slice(1)}.`;
}
