import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { LedgerEntry } from '../ledger/Ledger';
import { writeEvent } from '../ledger/writeEvent';
import { parseInstant } from '../kernel/time/instant';

/** An event as it is appended, of the model it names. */
export function ledgerEntry(
  event: CdEvent,
  options: Partial<LedgerEntry> = {},
): LedgerEntry {
  return {
    event,
    ...writeEvent(event),
    time: parseInstant(event.context.timestamp)!,
    model: event.customData?.waymark?.model,
    rule: 'named',
    door: 'events',
    sender: 'test',
    ...options,
  };
}
