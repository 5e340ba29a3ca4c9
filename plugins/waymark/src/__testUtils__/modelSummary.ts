import type { ModelSummary } from 'backstage-plugin-waymark-common';

/** A row of the list of models, for tests. */
export function modelSummary(
  overrides: Partial<ModelSummary> = {},
): ModelSummary {
  return {
    ref: 'model:default/credit-risk',
    signalId: 'UAlTzIVJvMpk-Nqs-vtTsA',
    name: 'credit-risk',
    title: 'Credit risk',
    owner: 'group:default/lending',
    type: 'classifier',
    tier: 'high',
    lifecycle: 'production',
    live: [
      {
        environment: 'production',
        tier: 'production',
        version: 'v7',
        since: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      },
    ],
    deniedIn: [],
    controls: null,
    level: {
      framework: 'waymark',
      level: 3,
      of: 5,
      title: 'Managed',
      target: 4,
    },
    figures: {
      deploymentFrequency: { value: 0.2, unit: 'perDay', band: 'high' },
      changeLeadTime: { value: 8_040_000, unit: 'ms', band: 'elite' },
      changeFailRate: { value: 0.125, unit: 'ratio', band: 'medium' },
      failedDeploymentRecoveryTime: { value: null, unit: 'ms', band: null },
      deploymentReworkRate: { value: 0.3, unit: 'ratio', band: 'low' },
    },
    deployments90d: [1, 0, 2, 1, 1, 0, 3, 1, 0, 0, 2, 1, 2],
    freshness: 12 * 86_400_000,
    attention: [],
    inCatalog: true,
    ...overrides,
  };
}
