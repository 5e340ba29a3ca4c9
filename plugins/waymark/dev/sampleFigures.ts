import type {
  MetricSeries,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { sampleFigure } from '../src/__testUtils__/samples';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const WEEKS = 13;

const high = {
  legend: 'thresholds-v1',
  source: 'Waymark',
  name: 'high',
} as const;

/** The figures of one model over the last 90 days. */
export function sampleFigures(): Omit<ModelMetrics, 'model'> {
  const to = Date.now();
  const window = {
    from: new Date(to - 90 * DAY).toISOString(),
    to: new Date(to).toISOString(),
    days: 90,
  };
  return {
    window,
    metrics: {
      deploymentFrequency: sampleFigure('deploymentFrequency', {
        window,
        value: 21 / 90,
        unit: 'perDay',
        numerator: 21,
        denominator: 90,
        sampleSize: 21,
        band: high,
        previous: { value: 14 / 90, change: 7 / 90 },
      }),
      changeLeadTime: sampleFigure('changeLeadTime', {
        window,
        value: 26 * HOUR,
        sampleSize: 14,
        band: high,
        previous: { value: 24 * HOUR, change: 2 * HOUR },
      }),
      changeFailRate: sampleFigure('changeFailRate', {
        window,
        value: 3 / 21,
        unit: 'ratio',
        numerator: 3,
        denominator: 21,
        sampleSize: 21,
        band: { ...high, name: 'medium' },
        previous: { value: 0.1, change: 3 / 21 - 0.1 },
      }),
      failedDeploymentRecoveryTime: sampleFigure(
        'failedDeploymentRecoveryTime',
        { window, value: 6 * HOUR, sampleSize: 3, band: high },
      ),
      deploymentReworkRate: sampleFigure('deploymentReworkRate', {
        window,
        value: 1 / 24,
        unit: 'ratio',
        numerator: 1,
        denominator: 24,
        sampleSize: 24,
        band: high,
      }),
    },
  };
}

/** Weekly values of the same 90 days. */
export function sampleSeries(): Omit<MetricSeries, 'model'> {
  const now = Date.now();
  return {
    bucket: 'week',
    zone: 'UTC',
    buckets: Array.from({ length: WEEKS }, (_, index) => ({
      from: new Date(now - (WEEKS - index) * WEEK).toISOString(),
      to: new Date(now - (WEEKS - index - 1) * WEEK).toISOString(),
      values: {
        deploymentFrequency: (1 + (index % 3)) / 7,
        changeLeadTime: (20 + (index % 5) * 4) * HOUR,
        changeFailRate: index % 4 === 0 ? 0.5 : 0,
        failedDeploymentRecoveryTime: index % 4 === 0 ? 6 * HOUR : null,
        deploymentReworkRate: 0,
      },
    })),
  };
}
