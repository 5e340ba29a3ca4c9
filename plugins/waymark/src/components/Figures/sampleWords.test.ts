import type { Figure, MetricId } from 'backstage-plugin-waymark-common';
import { sampleFigure } from '../../__testUtils__/samples';
import { t } from '../../__testUtils__/translate';
import { besideWords } from './besideWords';
import { metricKinds } from './metricKinds';
import { sampleWords } from './sampleWords';

const ids = Object.keys(metricKinds) as MetricId[];

function words(id: MetricId, figure: Partial<Figure>, days = 90): string {
  const window = { from: '', to: '', days };
  return sampleWords(t, sampleFigure(id, { window, ...figure }));
}

function share(id: MetricId, numerator: number, denominator: number): string {
  return words(id, { numerator, denominator, sampleSize: denominator });
}

describe('sampleWords', () => {
  it.each([
    [0, 1, '0 of 1 deployment was unplanned'],
    [1, 1, '1 of 1 deployment was unplanned'],
    [1, 24, '1 of 24 deployments was unplanned'],
    [0, 24, '0 of 24 deployments were unplanned'],
    [3, 24, '3 of 24 deployments were unplanned'],
  ])('lets the verb follow: %d of %d', (part, all, expected) => {
    expect(share('deploymentReworkRate', part, all)).toBe(expected);
  });

  it('says what one item of each metric is, and one of its part', () => {
    const one = Object.fromEntries(
      ids.map(id => [
        id,
        metricKinds[id].statistic === 'share'
          ? share(id, 1, 1)
          : words(id, { sampleSize: 1 }, 1),
      ]),
    );
    expect(one).toEqual({
      deploymentFrequency: '1 release in 1 day',
      changeLeadTime: 'median of 1 change',
      changeFailRate: '1 of 1 release failed',
      failedDeploymentRecoveryTime: 'median of 1 recovered deployment',
      deploymentReworkRate: '1 of 1 deployment was unplanned',
      pipelineShare: '1 of 1 change deployment was made by a pipeline',
      approvalLeadTime: 'mean of 1 approved release',
      deploymentSuccessRate: '1 of 1 attempt succeeded',
      rollbackTimeFromFailure: 'mean of 1 rollback',
      rollbackTimeFromRequest: 'mean of 1 rollback',
      rollbackTimeFromDeployment: 'mean of 1 rollback',
      releases90d: 'in 1 day',
      trainingToProduction: 'median of 1 version',
      timeToDetect: 'median of 1 incident',
      timeToRestore: 'median of 1 ended incident',
      deploymentIncidents: 'in 1 day',
      modelFreshness: 'of 1 live version',
      deployedShare: '1 of 1 trained version reached production',
      experiments: 'in 1 day',
      retrainingSuccessRate:
        '1 of 1 retraining run led to a version that passed evaluation',
    });
  });

  it('says what several are, and several of their part', () => {
    const several = Object.fromEntries(
      ids
        .filter(id => metricKinds[id].statistic === 'share')
        .map(id => [id, share(id, 2, 3)]),
    );
    expect(several).toEqual({
      changeFailRate: '2 of 3 releases failed',
      deploymentReworkRate: '2 of 3 deployments were unplanned',
      pipelineShare: '2 of 3 change deployments were made by a pipeline',
      deploymentSuccessRate: '2 of 3 attempts succeeded',
      deployedShare: '2 of 3 trained versions reached production',
      retrainingSuccessRate:
        '2 of 3 retraining runs led to a version that passed evaluation',
    });
    expect(words('changeLeadTime', { sampleSize: 14 })).toBe(
      'median of 14 changes',
    );
  });
});

describe('besideWords', () => {
  it('tells one fix-forward from several', () => {
    const lines = (fixForwards: number) =>
      besideWords(t, sampleFigure('deploymentReworkRate', { fixForwards }));
    expect(lines(1)).toEqual([
      '1 fix-forward: a deployment made while an earlier one’s incident was open',
    ]);
    expect(lines(2)).toEqual([
      '2 fix-forwards: deployments made while an earlier one’s incident was open',
    ]);
  });
});
