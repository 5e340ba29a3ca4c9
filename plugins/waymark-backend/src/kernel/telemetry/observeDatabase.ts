import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RollbackState } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';
import { databaseNow } from '../database/dialect';

const STATES: RollbackState[] = [
  'requested',
  'dispatched',
  'confirmed',
  'failed',
  'cancelled',
];

/**
 * What is read only when somebody collects it. Every replica tells the same:
 * take the greatest, not the sum.
 */
export function observeDatabase(metrics: MetricsService, database: Knex): void {
  metrics
    .createObservableGauge('waymark.fold.backlog', {
      description: 'Models with events that no figure includes yet',
      unit: '{model}',
    })
    .addCallback(async result => {
      const [{ models }] = await database('pending').countDistinct({
        models: 'model',
      });
      result.observe(Number(models));
    });

  metrics
    .createObservableGauge('waymark.fold.backlog.age', {
      description: 'Since when the oldest of those events waits',
      unit: 's',
    })
    .addCallback(async result => {
      const oldest = await database('events')
        .where(
          'sequence',
          database('pending').where('sequence', '>', 0).min('sequence'),
        )
        .first({ arrived: 'arrived_ms', now: databaseNow(database) });
      const { now = 0, arrived = 0 } = oldest ?? {};
      result.observe((Number(now) - Number(arrived)) / 1000);
    });

  metrics
    .createObservableGauge<{ state: string }>('waymark.rollback.requests', {
      description: 'Rollbacks asked for in the portal, by state',
      unit: '{request}',
    })
    .addCallback(async result => {
      const states: { state: string; requests: number | string }[] =
        await database('rollbacks')
          .groupBy('state')
          .select('state', { requests: database.raw('count(*)') });
      const counts = new Map(
        states.map(({ state, requests }) => [state, Number(requests)]),
      );
      // Zeroes too, so that the first that fails is seen as a change
      for (const state of STATES) {
        result.observe(counts.get(state) ?? 0, { state });
      }
    });
}
