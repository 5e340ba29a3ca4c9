import { parseEntityRef } from '@backstage/catalog-model';
import type { RecordedEvent } from 'waymark-cli';
import type { BenchDatabase } from '../databases/BenchDatabase';
import { isMade } from '../metrics/isMade';
import { copyModel } from './copyModel';
import { openStore, type Store } from './openStore';

const DAY = 86_400_000;

/** A store with rows of many models, for lists, that are copies of one's. */
export async function openPortfolio(
  create: () => Promise<BenchDatabase>,
  options: { models: number; history: RecordedEvent[] },
): Promise<Store> {
  const { models, history } = options;
  const { name } = parseEntityRef(history[0].data.customData!.waymark!.model!);
  const store = await openStore(create, {
    events: 1_000,
    models: 1,
    history,
    catalog: { name, models },
  });
  try {
    const outside = store.database.connect();
    await isMade(outside, store.model);
    await outside.destroy();
    await store.refill(async knex => {
      await copyModel(knex, store.model, {
        tables: ['snapshots', 'rollup_rows', 'standings'],
        copies: models - 1,
      });
      // Else each level would be recorded in the course of the run
      await copyModel(knex, store.model, {
        tables: ['projection_rows'],
        kinds: ['levelChanges', 'progress'],
        copies: models - 1,
      });
      // Else each would be made anew in the course of the run
      await knex('snapshots').update({ valid_until_ms: Date.now() + DAY });
    });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
