import type { ModelRows } from '../projections/rows';

/** Whether a model delivers to production, or ever did: who the inventory is asked for. */
export function hasProductionEvents({
  live,
  deployments,
  incidents,
}: Pick<ModelRows, 'live' | 'deployments' | 'incidents'>): boolean {
  return [...live, ...deployments, ...incidents].some(
    ({ tier }) => tier === 'production',
  );
}
