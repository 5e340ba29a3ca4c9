import { BenchBackend } from '../backend/BenchBackend';
import type { BenchDatabase } from '../databases/BenchDatabase';
import { EventFeed, toBodies } from '../ingest/EventFeed';
import { fillLedger } from './fillLedger';

const HISTORY = 1_000;
const TYPE = 'application/x-ndjson';

/** A backend over a ledger of a given size, and one model to try it with. */
export type Store = {
  backend: BenchBackend;
  database: BenchDatabase;
  /** Events in the ledger */
  events: number;
  /** Entity ref of the model under test; its history is the same in each store */
  model: string;
  /** The model's next event, as a body */
  next(): string;
  close(): Promise<void>;
};

/**
 * Brings the tables up, fills the ledger with other models' events, and sends
 * the history of the model under test.
 */
export async function openStore(
  create: () => Promise<BenchDatabase>,
  options: { events: number; models: number },
): Promise<Store> {
  const database = await create();
  const start = () => BenchBackend.start(database.config, { connections: 1 });
  await (await start()).stop();
  const knex = database.connect();
  const began = performance.now();
  await fillLedger(knex, options);
  await knex.destroy();
  const minutes = (performance.now() - began) / 60_000;
  console.log(
    `${database.name}: ${options.events.toLocaleString(
      'en-US',
    )} events filled in ${minutes.toFixed(1)} min`,
  );

  const backend = await start();
  const feed = new EventFeed('under test', 1);
  const history = feed.take(HISTORY);
  for (const body of toBodies(history, TYPE)) {
    await backend.sender.postAll('/events', TYPE, [body]);
  }
  await backend.settled();
  return {
    backend,
    database,
    events: options.events,
    model: history[0].data.customData!.waymark!.model!,
    next: () => toBodies(feed.take(1), TYPE)[0],
    close: async () => {
      await backend.stop();
      await database.remove();
    },
  };
}
