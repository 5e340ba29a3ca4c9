import type { FactRetriever } from '@backstage-community/plugin-tech-insights-node';

/** What is told of each model; all over 90 days where a window plays a part. */
export const modelFactSchema: FactRetriever['schema'] = {
  riskTier: {
    type: 'string',
    description: 'Risk tier: minimal, limited, high or prohibited',
  },
  level: {
    type: 'integer',
    description: 'Maturity level in the framework that lists show',
  },
  targetLevel: {
    type: 'integer',
    description: 'Level that a model of its risk tier should have',
  },
  deploymentFrequency: { type: 'float', description: 'Releases a day' },
  changeLeadTime: {
    type: 'float',
    description: 'Median from commit to production, milliseconds',
  },
  changeFailRate: {
    type: 'float',
    description: 'Failed releases ÷ releases, 0 to 1',
  },
  failedDeploymentRecoveryTime: {
    type: 'float',
    description:
      'Median from a failed deployment to its recovery, milliseconds',
  },
  deploymentReworkRate: {
    type: 'float',
    description: 'Unplanned deployments ÷ deployments, 0 to 1',
  },
  trainingDataAge: {
    type: 'float',
    description:
      'Since when the data of the oldest version live in production ends, milliseconds',
  },
};
