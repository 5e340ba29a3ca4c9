import type { Kernel } from '../kernel/createKernel';
import { Listeners } from '../kernel/Listeners';
import { DatabaseLedger } from './DatabaseLedger';
import { EventLookup } from './EventLookup';
import type { Ledger } from './Ledger';
import { observeBacklog } from './observeBacklog';
import { UnassignedStore } from './UnassignedStore';

/** What the ledger's room offers those above it. */
export type LedgerRoom = {
  ledger: Ledger;
  /** Told after each append that brought something new */
  appended: Listeners<[]>;
  events: EventLookup;
  unassigned: UnassignedStore;
};

export function createLedger({
  database,
  meter,
}: Pick<Kernel, 'database' | 'meter'>): LedgerRoom {
  observeBacklog(meter, database);
  return {
    ledger: DatabaseLedger.create({ database }),
    appended: new Listeners(),
    events: EventLookup.create({ database }),
    unassigned: UnassignedStore.create({ database }),
  };
}
