import { ConflictError } from '@backstage/errors';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import { writeEvent } from '../ledger/writeEvent';
import {
  PORTAL_EVENT_SOURCE,
  type AppendVerdict,
  type Ledger,
  type LedgerEntry,
} from '../ledger/Ledger';
import { formatInstant } from '../kernel/time/instant';
import type { Decision, DecisionsRecorder } from './DecisionRecorder';

/** Appends decisions to the ledger. */
export class LedgerDecisionRecorder implements DecisionsRecorder {
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
    const [verdict] = await this.recordAll([decision]);
    if (verdict === 'conflict') {
      throw new ConflictError(
        `Nothing was recorded: ${decisionEventId(
          decision,
        )} is known already and says something else`,
      );
    }
  }

  async recordAll(decisions: Decision[]): Promise<AppendVerdict[]> {
    if (decisions.length === 0) return [];
    const verdicts = await this.ledger.append(decisions.map(toLedgerEntry));
    this.onAppended();
    return verdicts;
  }
}

/** CloudEvents id of a decision, beside `PORTAL_EVENT_SOURCE`. */
export function decisionEventId(
  decision: Pick<Decision, 'kind' | 'id' | 'subjectId'>,
): string {
  return `${decision.kind}/${decision.id ?? decision.subjectId}`;
}

/** A decision as the ledger keeps it. */
export function toLedgerEntry(decision: Decision): LedgerEntry {
  const time = decision.at ?? Date.now();
  const { standard } = decision;
  const said = { ...decision.content, by: decision.by };
  const event: CdEvent = {
    context: {
      specversion: '0.5.1',
      id: decisionEventId(decision),
      source: PORTAL_EVENT_SOURCE,
      type: standard?.type ?? `${WAYMARK_EVENT_PREFIX}${decision.kind}.0.1.0`,
      timestamp: formatInstant(time),
    },
    subject: {
      id: decision.subjectId,
      ...(standard && { source: standard.subjectSource }),
      content: standard?.content ?? said,
    },
    customData: {
      waymark: { model: decision.model, ...(standard && { decision: said }) },
    },
  };
  return {
    event,
    ...writeEvent(event),
    time,
    model: decision.model,
    assigns: decision.assigns,
    rule: 'decided',
    door: 'portal',
    sender: decision.by,
  };
}
