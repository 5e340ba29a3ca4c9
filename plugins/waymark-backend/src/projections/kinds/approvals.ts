import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import { text, type FoldEvent } from '../FoldEvent';
import { keyOf, type EventKey } from '../order';
import { ref } from '../references';
import type { RowKindDefinition } from './RowKindDefinition';

/** An approval that was closed. Times are epoch milliseconds. */
export type ApprovalRow = EventKey & {
  at: number;
  status: string;
  /** Who answered, as the event names them */
  responder?: string;
  url?: string;
  /** Digest of the artifact it is bound to */
  digest?: string;
  action?: string;
  environment?: string;
  version: string;
  /** Approvers are configured, and neither one of them nor the portal sent it */
  byNoApprover?: true;
};

/** Closed approvals that name a version. */
export const approvals: RowKindDefinition<ApprovalRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  references: row => [{ ref: ref.approvalOf(row.version), at: row.at }],
  fold: ({ events, options }) => readApprovals(events, options.approvers),
};

function readApprovals(
  events: FoldEvent[],
  approvers: string[] | undefined,
): ApprovalRow[] {
  const known = approvers && new Set([PORTAL_EVENT_SOURCE, ...approvers]);
  return events.flatMap(event => {
    if (event.kind !== 'approval.closed') return [];
    const approval = event.data.object('approval');
    const version =
      event.data.text('modelVersion') ?? approval.text('modelVersion');
    const status = text(event.content.status);
    if (!version || !status) return [];
    return [
      {
        source: event.source,
        id: event.id,
        at: event.time,
        status,
        responder: text(event.content.responder),
        url: text(event.content.approvalDetailsUrl),
        digest: approval.text('digest'),
        action: approval.text('action'),
        environment: approval.text('environment'),
        version,
        ...(known && !known.has(event.source)
          ? { byNoApprover: true as const }
          : {}),
      },
    ];
  });
}
