import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RollbackState } from 'backstage-plugin-waymark-common';
import type { Knex } from 'knex';

const STATES: RollbackState[] = [
  'requested',
  'dispatched',
  'confirmed',
  'failed',
  'cancelled',
];

/**
 * How many rollbacks there are in each state, read only when somebody collects
 * it. Every replica tells the same: take the greatest, not the sum.
 */
export function observeRollbacks(
  metrics: MetricsService,
  database: Knex,
): void {
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
