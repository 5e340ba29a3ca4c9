import type {
  PlatformFigure,
  PlatformMetrics,
  Rollup,
  RollupFigure,
} from 'backstage-plugin-waymark-common';
import { sampleFigure } from './samples';

const HOUR = 3_600_000;

/** A figure over three models. */
export function sampleRollupFigure(): RollupFigure {
  return {
    ...sampleFigure('changeLeadTime', {
      value: 26 * HOUR,
      sampleSize: 14,
      band: { legend: 'thresholds-v1', source: 'Waymark', name: 'high' },
      previous: { value: 24 * HOUR, change: 2 * HOUR },
    }),
    quartiles: {
      models: 3,
      min: HOUR,
      q1: 2 * HOUR,
      median: 26 * HOUR,
      q3: 30 * HOUR,
      max: 50 * HOUR,
    },
  };
}

/** A roll-up as the API answers it. */
export function sampleRollup(): Rollup {
  return {
    scope: ['all'],
    models: 4,
    window: {
      from: '2026-04-01T00:00:00.000Z',
      to: '2026-06-30T00:00:00.000Z',
      days: 90,
    },
    metrics: { changeLeadTime: sampleRollupFigure() },
  };
}

/** Measures of the platform as the API answers them. */
export function samplePlatform(): PlatformMetrics {
  const figure = (
    id: PlatformFigure['id'],
    rest: Partial<PlatformFigure>,
  ): PlatformFigure => ({
    id,
    value: null,
    unit: 'ratio',
    excluded: [],
    definition: { id, version: 1, url: `/models/definitions/${id}` },
    ...rest,
  });
  return {
    metrics: {
      goldenPathAdoption: figure('goldenPathAdoption', {
        value: 0.75,
        numerator: 3,
        denominator: 4,
        excluded: [{ reason: 'notInCatalog', count: 1 }],
        recent: {
          window: sampleRollup().window,
          value: 1,
          numerator: 2,
          denominator: 2,
          previous: { value: 0.5, change: 0.5 },
        },
      }),
      inventoryCoverage: figure('inventoryCoverage', {
        value: 1,
        numerator: 2,
        denominator: 2,
      }),
      modelsPerOwner: figure('modelsPerOwner', {
        value: 2,
        unit: 'count',
        numerator: 2,
        denominator: 1,
      }),
      auditPassRate: figure('auditPassRate', {
        reason: 'No control is required of a model live in production',
      }),
    },
  };
}
