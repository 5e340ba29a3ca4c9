import type { LedgerRoom } from '../ledger/createLedger';
import type { DecisionsRecorder } from './DecisionRecorder';
import { LedgerDecisionRecorder } from './LedgerDecisionRecorder';

/** What the decisions' room offers those above it. */
export type Decisions = { recorder: DecisionsRecorder };

export function createDecisions(
  below: Pick<LedgerRoom, 'ledger' | 'appended'>,
): Decisions {
  const { ledger, appended } = below;
  return {
    recorder: LedgerDecisionRecorder.create({
      ledger,
      onAppended: () => appended.tell(),
    }),
  };
}
