import type { MetricId } from 'backstage-plugin-waymark-common';
import type { Fact, FactGroup } from './Fact';

function fromFigure(
  name: string,
  metric: MetricId,
  label: string,
  unit: Fact['unit'],
  description: string,
): FactGroup['facts'][number] {
  return {
    name,
    label,
    type: 'number',
    unit,
    description: `${description} (metric \`${metric}\`).`,
    evidence: { kind: 'figure', target: metric },
    read: ({ figures }) => figures?.[metric]?.value ?? null,
  };
}

/** Figures over 90 days, under the names criteria use. */
export const figureFacts: FactGroup = {
  source:
    'The metrics over the 90 days that end now; defined in `plugins/waymark-backend/definitions`',
  freshness: 'The last event folded; windows end at the moment of asking',
  facts: [
    fromFigure(
      'deploymentsPerDay',
      'deploymentFrequency',
      'Release frequency, 90 days',
      'perDay',
      'Releases to production a day',
    ),
    fromFigure(
      'changeLeadTimeMs',
      'changeLeadTime',
      'Change lead time, 90 days',
      'ms',
      'Median time from commit to production',
    ),
    fromFigure(
      'changeFailRate',
      'changeFailRate',
      'Change fail rate, 90 days',
      'ratio',
      'Failed releases by all releases',
    ),
    fromFigure(
      'recoveryTimeMs',
      'failedDeploymentRecoveryTime',
      'Recovery time, 90 days',
      'ms',
      'Median time a failed production deployment took to recover',
    ),
    fromFigure(
      'reworkRate',
      'deploymentReworkRate',
      'Rework rate, 90 days',
      'ratio',
      'Unplanned production deployments by all',
    ),
    fromFigure(
      'pipelineShare90d',
      'pipelineShare',
      'Production deployments by pipeline, 90 days',
      'ratio',
      'Production change deployments done by a pipeline, by all',
    ),
    fromFigure(
      'deploymentSuccessRate',
      'deploymentSuccessRate',
      'Deployment success rate, 90 days',
      'ratio',
      'Production deployments that neither failed nor were given up, by all attempts',
    ),
    fromFigure(
      'timeToDetectMs',
      'timeToDetect',
      'Time to detect, 90 days',
      'ms',
      'Median time from the beginning of a degradation to its incident',
    ),
    fromFigure(
      'timeToRestoreMs',
      'timeToRestore',
      'Time to restore, 90 days',
      'ms',
      'Median length of a production incident',
    ),
    fromFigure(
      'modelFreshnessMs',
      'modelFreshness',
      'Age of the training data',
      'ms',
      'Age of the newest training data of the oldest version live in production',
    ),
    fromFigure(
      'retrainingSuccessRate',
      'retrainingSuccessRate',
      'Retraining success rate, 90 days',
      'ratio',
      'Trainings not set off by a commit that led to a version which passed evaluation, by all such trainings',
    ),
  ],
};
