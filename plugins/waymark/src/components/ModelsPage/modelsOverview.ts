import type { ModelSummary } from 'backstage-plugin-waymark-common';

/** What is counted over a list of models. */
export type ModelsOverview = {
  models: number;
  inProduction: number;
  needingAttention: number;
};

/** Counts what stands above the table. */
export function modelsOverview(
  models: readonly ModelSummary[],
): ModelsOverview {
  return {
    models: models.length,
    inProduction: models.filter(model =>
      model.live.some(live => live.tier === 'production'),
    ).length,
    needingAttention: models.filter(model => model.attention.length > 0).length,
  };
}
