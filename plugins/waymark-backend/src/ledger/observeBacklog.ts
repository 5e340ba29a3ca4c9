import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import { databaseNow } from '../kernel/database/dialect';

/**
 * How far the derived rows lag behind the ledger, read only when somebody
 * collects it. Every replica tells the same:
 * take the greatest, not the sum.
 */
export function observeBacklog(metrics: MetricsService, database: Knex): void {
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
}
