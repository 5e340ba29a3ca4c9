import type { TechInsightFact } from '@backstage-community/plugin-tech-insights-node';
import { parseEntityRef } from '@backstage/catalog-model';
import type { ModelSummary } from 'backstage-plugin-waymark-common';

/** A model's row as facts; what has no value is null, never 0. */
export function toFact(model: ModelSummary): TechInsightFact {
  const figure = (id: string) => model.figures[id]?.value ?? null;
  return {
    entity: parseEntityRef(model.ref),
    facts: {
      riskTier: model.tier,
      level: model.level?.level ?? null,
      targetLevel: model.level?.target ?? null,
      deploymentFrequency: figure('deploymentFrequency'),
      changeLeadTime: figure('changeLeadTime'),
      changeFailRate: figure('changeFailRate'),
      failedDeploymentRecoveryTime: figure('failedDeploymentRecoveryTime'),
      deploymentReworkRate: figure('deploymentReworkRate'),
      trainingDataAge: model.freshness,
    },
  };
}
