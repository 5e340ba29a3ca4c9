import type { BenchDatabase } from '../databases/BenchDatabase';
import { createPostgres } from '../databases/postgres';
import { createSqlite } from '../databases/sqlite';
import { describeMachine, printComparisons } from '../harness';
import { copyModel } from '../store/copyModel';
import { openPortfolio } from '../store/openPortfolio';
import { openStore, type Store } from '../store/openStore';
import { makeHistory } from './makeHistory';
import { oneModel } from './oneModel';
import { portfolioPage } from './portfolioPage';
import { refreshes } from './refreshes';

export type BenchMetricsOptions = {
  /** Models in the portfolio */
  models?: number;
  /** Events in the large store */
  events?: number;
  quick: boolean;
  database: 'postgres' | 'sqlite' | 'both';
  only?: 'figures' | 'portfolio';
};

type Create = () => Promise<BenchDatabase>;

const DATABASES = { postgres: createPostgres, sqlite: createSqlite };

/** `yarn bench metrics` */
export async function benchMetrics(
  options: BenchMetricsOptions,
): Promise<void> {
  const { database, only } = options;
  console.log(describeMachine());
  for (const [name, create] of Object.entries(DATABASES)) {
    if (database !== 'both' && database !== name) continue;
    if (only !== 'portfolio') await measureFigures(create, options);
    if (only !== 'figures') await measurePortfolio(create, options);
  }
}

async function measureFigures(
  create: Create,
  { quick, events = quick ? 200_000 : 10_000_000 }: BenchMetricsOptions,
): Promise<void> {
  const { history } = makeHistory(1);
  const small = await openFolded(create, quick ? 20_000 : 100_000, history);
  const large = await openFolded(create, events, history);
  try {
    printComparisons(
      `${small.database.name}, one model, ${history.length} events its own`,
      await oneModel(small, large, quick ? 3 : 7),
    );
  } finally {
    await small.close();
    await large.close();
  }
}

/** A store with as many models' derived rows as its events make. */
async function openFolded(
  create: Create,
  events: number,
  history: ReturnType<typeof makeHistory>['history'],
): Promise<Store> {
  const copies = Math.round(events / history.length);
  const store = await openStore(create, { events, models: 50, history });
  await store.refill(knex =>
    copyModel(knex, store.model, {
      tables: ['projection_rows', 'projection_refs'],
      copies,
    }),
  );
  return store;
}

async function measurePortfolio(
  create: Create,
  { quick, models = quick ? 2_000 : 10_000 }: BenchMetricsOptions,
): Promise<void> {
  const repetitions = quick ? 3 : 7;
  const { history, coming } = makeHistory(repetitions + 1);
  const store = await openPortfolio(create, { models, history });
  try {
    printComparisons(`${store.database.name}, the portfolio`, [
      await portfolioPage(store, models, repetitions),
      await refreshes(store, coming),
    ]);
  } finally {
    await store.close();
  }
}
