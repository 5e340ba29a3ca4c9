import type { Approval } from 'backstage-plugin-waymark-common';
import { formatInstant } from '../kernel/time/instant';
import type { ApprovalRow } from './rows';

/** An approval as the API tells it. */
export function toApproval(row: ApprovalRow): Approval {
  return {
    eventId: row.id,
    source: row.source,
    at: formatInstant(row.at),
    status: row.status,
    action: row.action ?? 'deploy',
    environment: row.environment ?? null,
    version: row.version,
    responder: row.responder ?? null,
    digest: row.digest ?? null,
    url: row.url ?? null,
  };
}
