import type { BenchDatabase } from '../databases/BenchDatabase';
import { createPostgres } from '../databases/postgres';
import { createSqlite } from '../databases/sqlite';
import { describeMachine, printComparisons } from '../harness';
import { makeHistory } from '../metrics/makeHistory';
import { openPortfolio } from '../store/openPortfolio';
import { oneEvent } from './oneEvent';
import { overviewPage } from './overviewPage';
import { rejudging } from './rejudging';

export type BenchMaturityOptions = {
  models?: number;
  quick: boolean;
  database: 'postgres' | 'sqlite' | 'both';
};

const DATABASES = { postgres: createPostgres, sqlite: createSqlite };

/** `yarn bench maturity` */
export async function benchMaturity(
  options: BenchMaturityOptions,
): Promise<void> {
  const { database } = options;
  console.log(describeMachine());
  for (const [name, create] of Object.entries(DATABASES)) {
    if (database === 'both' || database === name) {
      await measure(create, options);
    }
  }
}

async function measure(
  create: () => Promise<BenchDatabase>,
  { quick, models = quick ? 2_000 : 10_000 }: BenchMaturityOptions,
): Promise<void> {
  const repetitions = quick ? 3 : 5;
  // Twice: once until its standing is new, once until its figures are
  const { history, coming } = makeHistory(2 * (repetitions + 1));
  const store = await openPortfolio(create, { models, history });
  try {
    printComparisons(
      `${store.database.name}, ${models.toLocaleString('en-US')} models`,
      [
        await overviewPage(store, repetitions),
        ...(await oneEvent(store, coming)),
        await rejudging(store, models, repetitions),
      ],
    );
  } finally {
    await store.close();
  }
}
