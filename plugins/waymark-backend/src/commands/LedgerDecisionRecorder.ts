import type { CdEvent } from '@waymark/backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from '@waymark/backstage-plugin-waymark-common';
import { cloudEventText } from '../ingest/checkEvent';
import type { Ledger } from '../ledger/Ledger';
import { formatInstant } from '../time/instant';
import type { Decision, DecisionRecorder } from './DecisionRecorder';

/** CloudEvents `source` of what is decided in the portal. */
export const PORTAL_EVENT_SOURCE = '/waymark/portal';

/** Appends decisions to the ledger. */
export class LedgerDecisionRecorder implements DecisionRecorder {
  static create(options: {
    ledger: Ledger;
    onAppended: () => void;
  }): LedgerDecisionRecorder {
    return new LedgerDecisionRecorder(options.ledger, options.onAppended);
  }

  private constructor(
    private readonly ledger: Ledger,
    private readonly onAppended: () => void,
  ) {}

  async record(decision: Decision): Promise<void> {
    const time = decision.at ?? Date.now();
    const event: CdEvent = {
      context: {
        specversion: '0.5.1',
        id: `${decision.kind}/${decision.id ?? decision.subjectId}`,
        source: PORTAL_EVENT_SOURCE,
        type: `${WAYMARK_EVENT_PREFIX}${decision.kind}.0.1.0`,
        timestamp: formatInstant(time),
      },
      subject: {
        id: decision.subjectId,
        content: { ...decision.content, by: decision.by },
      },
      customData: { waymark: { model: decision.model } },
    };
    await this.ledger.append([
      {
        event,
        body: cloudEventText(event),
        time,
        model: decision.model,
        rule: 'decided',
        door: 'portal',
        sender: decision.by,
      },
    ]);
    this.onAppended();
  }
}
