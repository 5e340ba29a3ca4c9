import type { Forecast, QuickCheck } from 'backstage-plugin-waymark-common';

const day = '2026-07-13T00:00:00.000Z';
const others = (mean: number, sd: number | null) => [
  { by: 'industry' as const, id: 'insurance', name: 'Insurance', mean, sd },
];

/** A Quick Check as the API answers it. */
export function sampleQuickCheck(): QuickCheck {
  return {
    window: { from: day, to: day, days: 90 },
    edition: '2025',
    source: {
      title: 'DORA Quick Check, 2025 edition',
      url: 'https://dora.dev/quickcheck/',
    },
    chosen: { industry: 'insurance', organizationSize: 'all' },
    choices: {
      industry: [
        { id: 'all', name: 'All industries' },
        { id: 'insurance', name: 'Insurance' },
      ],
      organizationSize: [{ id: 'all', name: 'All organizations' }],
    },
    metrics: {
      changeLeadTime: {
        score: 6,
        value: 2,
        answer: 'One day to one week',
        benchmarks: others(4.8, 2.2),
      },
      failedDeploymentRecoveryTime: {
        score: null,
        reason: 'No deployment in the window failed',
        benchmarks: others(7.5, 1.8),
      },
    },
    overall: { score: 7.25, benchmarks: others(6.6, null) },
  };
}

/** A forecast as the API answers it. */
export function sampleForecast(change: Partial<Forecast> = {}): Forecast {
  return {
    model: 'model:default/credit-risk',
    method: {
      id: 'weekly-resampling',
      version: 1,
      url: '/models/definitions/forecast',
    },
    basis: { from: day, to: day, weeks: 26, releases: 26 },
    releases: {
      horizons: [
        {
          days: 30,
          expected: 30 / 7,
          intervals: [
            { level: 0.8, low: 2, high: 6 },
            { level: 0.95, low: 1, high: 8 },
          ],
        },
      ],
    },
    leadTime: {
      sampleSize: 20,
      quantiles: [
        { level: 0.5, value: 3 * 3_600_000 },
        { level: 0.95, value: 48 * 3_600_000 },
      ],
    },
    ...change,
  };
}
