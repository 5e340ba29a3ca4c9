import { text, type FoldEvent } from './FoldEvent';
import type { ApprovalRow } from './rows';

/** Closed approvals that name a version, in order. */
export function foldApprovals(events: FoldEvent[]): ApprovalRow[] {
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
      },
    ];
  });
}
