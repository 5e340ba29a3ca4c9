import type { ModelRows } from '../projections/rows';

/**
 * A model's rows as they would be if one version alone served, in one
 * environment: facts about what is live then tell of that version. These look
 * at production, so that is the tier whatever the environment.
 */
export function asIfLive(
  rows: ModelRows,
  { version, environment }: { version: string; environment: string },
): ModelRows {
  return { ...rows, live: [{ environment, tier: 'production', version }] };
}
