import type {
  Figure,
  MetricId,
  ModelMetrics,
  QuickCheck,
  QuickCheckScore,
  RollupFigure,
} from 'backstage-plugin-waymark-common';
import {
  benchmarkChoices,
  benchmarksOf,
  overallBenchmarks,
  type BenchmarkChoice,
  type QuickCheckMetric,
} from './benchmark';
import dora2025 from './dora2025.json';
import { scoreMetric } from './scoreMetric';

/** The Quick Check's metrics, in the order people read them. */
export const QUICK_CHECK_METRICS: QuickCheckMetric[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
];

/** One may be missing: who never fails never recovers. */
const ENOUGH = 4;

/** The five figures, of one model or of many, as DORA's Quick Check scores them. */
export function quickCheck(
  figures: Partial<Record<MetricId, Figure | RollupFigure>>,
  window: ModelMetrics['window'],
  chosen: BenchmarkChoice,
): QuickCheck {
  const scores = QUICK_CHECK_METRICS.map(
    id => [id, scoreFigure(id, figures[id], chosen)] as const,
  );
  return {
    window,
    edition: dora2025.edition,
    source: dora2025.source,
    chosen,
    choices: {
      industry: benchmarkChoices('industry'),
      organizationSize: benchmarkChoices('organizationSize'),
    },
    metrics: Object.fromEntries(scores),
    overall: scoreOverall(scores, chosen),
  };
}

function scoreFigure(
  id: QuickCheckMetric,
  figure: Figure | RollupFigure | undefined,
  chosen: BenchmarkChoice,
): QuickCheckScore {
  const benchmarks = benchmarksOf(id, chosen);
  const value = figure && valueOf(id, figure);
  return value === null || value === undefined
    ? { score: null, reason: figure?.reason ?? 'No value', benchmarks }
    : { ...scoreMetric(id, value), value, benchmarks };
}

/** The survey asks of one service, so of many models the one in the middle. */
function valueOf(
  id: QuickCheckMetric,
  figure: Figure | RollupFigure,
): number | null {
  return id === 'deploymentFrequency' && 'quartiles' in figure
    ? figure.quartiles?.median ?? null
    : figure.value;
}

/** Like with like: the benchmark is over the metrics that have a score. */
function scoreOverall(
  scores: (readonly [QuickCheckMetric, QuickCheckScore])[],
  chosen: BenchmarkChoice,
): QuickCheckScore {
  const known = scores.flatMap(([id, { score }]) =>
    score === null ? [] : [{ id, score }],
  );
  if (known.length < ENOUGH) {
    return {
      score: null,
      reason: `Only ${known.length} of the five metrics have a value; it takes ${ENOUGH}`,
      benchmarks: overallBenchmarks(QUICK_CHECK_METRICS, chosen),
    };
  }
  return {
    score: known.reduce((sum, { score }) => sum + score, 0) / known.length,
    benchmarks: overallBenchmarks(
      known.map(({ id }) => id),
      chosen,
    ),
  };
}
