import type { Figure, MetricId } from 'backstage-plugin-waymark-common';
import { toFigure } from '../toFigure';
import { metricRegistry } from '../registry';
import { rollUp } from '../rollUp';
import {
  contributionsOf,
  day,
  makeDeployment,
  makeRows,
  QUERY,
} from '../__testUtils__/rows';
import {
  benchmarkChoices,
  benchmarksOf,
  checkChoice,
  type QuickCheckMetric,
} from './benchmark';
import dora2025 from './dora2025.json';
import { QUICK_CHECK_METRICS, quickCheck } from './quickCheck';
import { scoreMetric } from './scoreMetric';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALL = { industry: 'all', organizationSize: 'all' };
const WINDOW = { from: '', to: '', days: 90 };

function figures(
  values: Partial<Record<MetricId, number>>,
): Partial<Record<MetricId, Figure>> {
  return Object.fromEntries(
    QUICK_CHECK_METRICS.map(id => {
      const none = toFigure(
        metricRegistry[id],
        { count: 0, sum: 0, reason: 'Nothing to count' },
        QUERY,
      );
      const value = values[id];
      return [id, value === undefined ? none : { ...none, value }];
    }),
  );
}

describe('scoreMetric', () => {
  it.each<[QuickCheckMetric, number, number]>([
    ['changeLeadTime', HOUR - 1, 10],
    ['changeLeadTime', HOUR, 8],
    ['changeLeadTime', DAY - 1, 8],
    ['changeLeadTime', DAY, 6],
    ['changeLeadTime', 7 * DAY, 4],
    ['changeLeadTime', 30 * DAY, 2],
    ['changeLeadTime', 180 * DAY - 1, 2],
    ['changeLeadTime', 180 * DAY, 0],
    ['failedDeploymentRecoveryTime', 0, 10],
    ['failedDeploymentRecoveryTime', 20 * DAY, 4],
    ['deploymentFrequency', 24, 10],
    ['deploymentFrequency', 23.9, 8],
    ['deploymentFrequency', 1, 8],
    ['deploymentFrequency', 0.99, 6],
    ['deploymentFrequency', 1 / 7, 6],
    ['deploymentFrequency', 1 / 8, 4],
    ['deploymentFrequency', 1 / 30, 4],
    ['deploymentFrequency', 1 / 31, 2],
    ['deploymentFrequency', 1 / 180, 2],
    ['deploymentFrequency', 0, 0],
    ['changeFailRate', 0, 10],
    ['changeFailRate', 0.15, 8.5],
    ['deploymentReworkRate', 1, 0],
  ])('gives %s of %d the score %d', (metric, value, score) => {
    expect(scoreMetric(metric, value).score).toBe(score);
  });

  it('names the answer of the survey', () => {
    expect(scoreMetric('changeLeadTime', 3 * DAY).answer).toBe(
      'One day to one week',
    );
    expect(scoreMetric('changeFailRate', 0.2).answer).toBeUndefined();
  });
});

describe('the published benchmark', () => {
  const choices = [
    ...benchmarkChoices('industry').map(({ id }) => ({
      choice: { ...ALL, industry: id },
      index: 0,
      published: dora2025.industry[id as keyof typeof dora2025.industry],
    })),
    ...benchmarkChoices('organizationSize').map(({ id }) => ({
      choice: { ...ALL, organizationSize: id },
      index: 1,
      published:
        dora2025.organizationSize[id as keyof typeof dora2025.organizationSize],
    })),
  ];

  it.each(choices)(
    'has recovery, like all else, 10 best: $choice.industry, $choice.organizationSize',
    ({ choice, index, published }) => {
      const mean = (id: QuickCheckMetric) =>
        benchmarksOf(id, choice)[index].mean;
      const throughput =
        (mean('deploymentFrequency') +
          mean('changeLeadTime') +
          mean('failedDeploymentRecoveryTime')) /
        3;
      expect(
        Math.abs(throughput - published.software_delivery_throughput.mean),
      ).toBeLessThan(0.25);
    },
  );

  it('turns percentages round, and keeps what deviates', () => {
    expect(benchmarksOf('changeFailRate', ALL)).toEqual([
      { by: 'industry', id: 'all', name: 'All industries', mean: 8.1, sd: 2.1 },
      {
        by: 'organizationSize',
        id: 'all',
        name: 'All organizations',
        mean: 8.1,
        sd: 2.1,
      },
    ]);
    expect(
      benchmarksOf('failedDeploymentRecoveryTime', ALL).map(b => b.mean),
    ).toEqual([7.4, 7.4]);
  });

  it('refuses what the survey does not know', () => {
    expect(checkChoice({ industry: 'financial_services' })).toEqual({
      industry: 'financial_services',
      organizationSize: 'all',
    });
    expect(() => checkChoice({ industry: 'circus' })).toThrow('insurance');
    expect(() => checkChoice({ organizationSize: 'toString' })).toThrow('solo');
  });
});

describe('quickCheck', () => {
  it('is the mean of the scores beside the mean of the same benchmarks', () => {
    const check = quickCheck(
      figures({
        deploymentFrequency: 0.5,
        changeLeadTime: 2 * DAY,
        changeFailRate: 0.1,
        deploymentReworkRate: 0.2,
      }),
      WINDOW,
      ALL,
    );
    expect(check.overall).toMatchObject({
      score: (6 + 6 + 9 + 8) / 4,
      benchmarks: [{ mean: 6.6, sd: null }, { mean: 6.6 }],
    });
    expect(check.metrics.failedDeploymentRecoveryTime).toMatchObject({
      score: null,
      reason: 'Nothing to count',
    });
    expect(check.source.title).toBe('DORA Quick Check, 2025 edition');
  });

  it('has no overall score where more than one is missing', () => {
    const check = quickCheck(
      figures({ deploymentFrequency: 1, changeFailRate: 0, changeLeadTime: 1 }),
      WINDOW,
      ALL,
    );
    expect(check.overall).toMatchObject({
      score: null,
      reason: 'Only 3 of the five metrics have a value; it takes 4',
    });
  });

  it('scores the frequency of the model in the middle, not the sum of all', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), release: 0 }),
        makeDeployment({ id: 'b', at: day(2), release: 1, version: '2' }),
      ],
    });
    const one = contributionsOf(rows, QUERY);
    const many = rollUp([one, one, one, one, one, one], QUERY);
    expect(many.deploymentFrequency.value).toBe(1.2);
    expect(
      quickCheck(many, WINDOW, ALL).metrics.deploymentFrequency,
    ).toMatchObject({ value: 0.2, score: 6 });
  });
});
