import type {
  BatchReceipt,
  EventReceipt,
  Fault,
} from 'backstage-plugin-waymark-common';
import type { AppendVerdict } from '../../ledger/Ledger';
import type { TranslatedEvent } from 'backstage-plugin-waymark-node';

/** What a sender may say; undefined is anything. */
export type SenderLimits = {
  /** CloudEvents sources */
  sources?: string[];
  /** Entity refs */
  models?: string[];
  /** Prefixes of event types */
  types?: string[];
  /** Whether a token may tell of approvals */
  approver?: boolean;
};

/** Who sends, through which door, and what they may say. */
export type Sender = {
  /** Id of the source token or name of the principal */
  name: string;
  /** `events`, `webhooks/gitlab` */
  door: string;
  /** The source token or topic's; undefined for those who may say anything */
  limits?: SenderLimits;
  /** Whether it proved itself by a source token, whose id `name` then is */
  byToken?: boolean;
  /** Where on its topic a message lies, as far as its publisher tells */
  position?: string;
};

/** An event as sent, or why it could not be read. */
export type Candidate =
  | { attributes: Record<string, unknown> }
  | { id?: string; faults: Fault[] };

/** What became of one event. */
export type Verdict =
  | { status: AppendVerdict; id: string }
  | { status: 'rejected'; id?: string; faults: Fault[] };

/** The way events come in: checked, given their model, appended once. */
export interface IngestService {
  /** What would be wrong with an event from this sender; appends nothing */
  check(candidate: Candidate, sender: Sender): Fault[];
  /** Durable when it returns; verdicts stand in the order of the events */
  ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]>;
  /** The same for what a translator made of a vendor's payload */
  ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]>;
}

/** The answer to one event that was not refused. */
export function toReceipt(verdict: {
  status: 'accepted' | 'duplicate';
  id: string;
}): EventReceipt {
  return { status: verdict.status, id: verdict.id };
}

/** The answer to a batch. */
export function toBatchReceipt(verdicts: Verdict[]): BatchReceipt {
  const receipt: BatchReceipt = {
    accepted: 0,
    duplicates: 0,
    conflicts: [],
    rejected: [],
  };
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict.status === 'accepted') receipt.accepted += 1;
    else if (verdict.status === 'duplicate') receipt.duplicates += 1;
    else if (verdict.status === 'rejected') {
      receipt.rejected.push({
        index,
        id: verdict.id ?? null,
        errors: verdict.faults,
      });
    } else {
      receipt.conflicts.push({ index, id: verdict.id });
    }
  }
  return receipt;
}
