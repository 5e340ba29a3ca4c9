import type { ModelRows } from '../projections/rows';

/** Whether a model delivers to production, or ever did: who the inventory is asked for. */
export function hasProductionEvents({
  live,
  deployments,
  incidents,
}: Pick<ModelRows, 'live' | 'deployments' | 'incidents'>): boolean {
  const isProduction = ({ tier }: { tier: string }) => tier === 'production';
  return (
    live.some(isProduction) ||
    deployments.some(isProduction) ||
    incidents.some(isProduction)
  );
}
