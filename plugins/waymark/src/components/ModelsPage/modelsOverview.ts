import type { ModelSummary } from '@waymark/backstage-plugin-waymark-common';

/** The strip's figures over a list of models. */
export type ModelsOverview = {
  models: number;
  inProduction: number;
  needingAttention: number;
  /** Bands given to the five DORA figures of all models */
  bands: number;
  eliteOrHigh: number;
};

/** Counts what the strip above the table shows. */
export function modelsOverview(
  models: readonly ModelSummary[],
): ModelsOverview {
  const bands = models
    .flatMap(model => Object.values(model.figures))
    .flatMap(figure => figure.band ?? []);
  return {
    models: models.length,
    inProduction: models.filter(model =>
      model.live.some(live => live.tier === 'production'),
    ).length,
    needingAttention: models.filter(model => model.attention.length > 0).length,
    bands: bands.length,
    eliteOrHigh: bands.filter(band => band === 'elite' || band === 'high')
      .length,
  };
}
