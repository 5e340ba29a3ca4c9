import { BenchBackend } from '../backend/BenchBackend';
import type { Knex } from 'knex';
import type { BenchCatalog } from '../backend/makeEntities';
import type { BenchDatabase } from '../databases/BenchDatabase';
import type { RecordedEvent } from 'waymark-cli';
import { EventFeed, toBodies } from '../ingest/EventFeed';
import { fillLedger } from './fillLedger';

const HISTORY = 1_000;
const TYPE = 'application/x-ndjson';

/** A backend over a ledger of a given size, and one model to try it with. */
export type Store = {
  readonly backend: BenchBackend;
  database: BenchDatabase;
  /** Events in the ledger */
  events: number;
  /** Entity ref of the model under test; its history is the same in each store */
  model: string;
  /** The model's next event, as a body */
  next(): string;
  /** Changes tables while no backend runs, then starts it again */
  refill(work: (knex: Knex) => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/**
 * Brings the tables up, fills the ledger with other models' events, and sends
 * the history of the model under test.
 */
export async function openStore(
  create: () => Promise<BenchDatabase>,
  options: {
    events: number;
    models: number;
    /** What is told of the model under test */
    history?: RecordedEvent[];
    catalog?: BenchCatalog;
  },
): Promise<Store> {
  const database = await create();
  const { catalog } = options;
  const start = (listed?: number) =>
    BenchBackend.start(database.config, {
      connections: 1,
      catalog: catalog && { ...catalog, models: listed ?? catalog.models },
    });
  const feed = new EventFeed('under test', 1);
  const history = options.history ?? feed.take(HISTORY);
  const model = history[0].data.customData!.waymark!.model!;
  const first = await start(1);
  await first.sender.postAll('/events', TYPE, toBodies([history[0]], TYPE));
  await first.settled();
  await first.stop();
  const knex = database.connect();
  const began = performance.now();
  await fillLedger(knex, options);
  await passAsFolded(knex, model);
  await knex.destroy();
  const minutes = (performance.now() - began) / 60_000;
  console.log(
    `${database.name}: ${options.events.toLocaleString(
      'en-US',
    )} events filled in ${minutes.toFixed(1)} min`,
  );

  let backend = await start(1);
  for (const body of toBodies(history, TYPE)) {
    await backend.sender.postAll('/events', TYPE, [body]);
  }
  await backend.settled();
  return {
    get backend() {
      return backend;
    },
    database,
    events: options.events,
    model,
    next: () => toBodies(feed.take(1), TYPE)[0],
    refill: async work => {
      await backend.stop();
      const own = database.connect();
      await work(own);
      await own.raw('analyze');
      await own.destroy();
      backend = await start();
    },
    close: async () => {
      await backend.stop();
      await database.remove();
    },
  };
}

/** The others' rows are not to be made: they are copied, or not needed. */
async function passAsFolded(knex: Knex, model: string): Promise<void> {
  await knex.raw(
    `insert into projection_rows (model, kind, key, at_ms, row)
     select other.model, folded.kind, folded.key, folded.at_ms, folded.row
     from (select distinct model from events where model <> ?) as other,
       projection_rows as folded
     where folded.model = ? and folded.kind = 'progress'`,
    [model, model],
  );
}
