import { InputError } from '@backstage/errors';
import type { Benchmark, MetricId } from 'backstage-plugin-waymark-common';
import dora2025 from './dora2025.json';

/** The metrics of the Quick Check. */
export type QuickCheckMetric = Extract<
  MetricId,
  | 'deploymentFrequency'
  | 'changeLeadTime'
  | 'changeFailRate'
  | 'failedDeploymentRecoveryTime'
  | 'deploymentReworkRate'
>;

/** Whom to be held against; `all` unless chosen. */
export type BenchmarkChoice = { industry: string; organizationSize: string };

type Survey =
  | 'leadtime'
  | 'deployfreq'
  | 'failurerecovery'
  | 'changefailure'
  | 'rework';
type Published = { name: string } & Record<
  Survey,
  { mean: number; std: number }
>;
type By = Benchmark['by'];

const SURVEY: Record<QuickCheckMetric, Survey> = {
  deploymentFrequency: 'deployfreq',
  changeLeadTime: 'leadtime',
  changeFailRate: 'changefailure',
  failedDeploymentRecoveryTime: 'failurerecovery',
  deploymentReworkRate: 'rework',
};

const TABLES: Record<By, Record<string, Published>> = {
  industry: dora2025.industry,
  organizationSize: dora2025.organizationSize,
};

const BY: By[] = ['industry', 'organizationSize'];

/** Names the survey gives to what one can choose. */
export function benchmarkChoices(by: By): { id: string; name: string }[] {
  return Object.entries(TABLES[by]).map(([id, { name }]) => ({ id, name }));
}

/** @throws InputError when the survey has no such industry or size */
export function checkChoice(choice: Partial<BenchmarkChoice>): BenchmarkChoice {
  for (const by of BY) {
    const id = choice[by];
    if (id !== undefined && !Object.hasOwn(TABLES[by], id)) {
      throw new InputError(
        `'${by}' must be one of ${Object.keys(TABLES[by]).join(', ')}`,
      );
    }
  }
  const { industry = 'all', organizationSize = 'all' } = choice;
  return { industry, organizationSize };
}

/** What others scored for a metric, by industry and by organisation size. */
export function benchmarksOf(
  metric: QuickCheckMetric,
  choice: BenchmarkChoice,
): Benchmark[] {
  return BY.map(by => {
    const published = TABLES[by][choice[by]];
    const { mean, std } = published[SURVEY[metric]];
    return {
      by,
      id: choice[by],
      name: published.name,
      mean: isPublishedInverted(metric, by) ? tenth(10 - mean) : mean,
      sd: std,
    };
  });
}

/**
 * What others scored over all of the metrics: the mean of the means. No
 * deviation: the published one is of an average that adds up shares of failure
 * and scores of speed as they are.
 */
export function overallBenchmarks(
  metrics: readonly QuickCheckMetric[],
  choice: BenchmarkChoice,
): Benchmark[] {
  return BY.map((by, index) => {
    const means = metrics.map(id => benchmarksOf(id, choice)[index].mean);
    const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
    const { name } = TABLES[by][choice[by]];
    return { by, id: choice[by], name, mean: tenth(mean), sd: null };
  });
}

/**
 * Percentages are published as pct ÷ 10, and recovery by organisation size as
 * 10 − score: each size's published throughput is the mean of its parts only so.
 */
function isPublishedInverted(metric: QuickCheckMetric, by: By): boolean {
  return (
    metric === 'changeFailRate' ||
    metric === 'deploymentReworkRate' ||
    (metric === 'failedDeploymentRecoveryTime' && by === 'organizationSize')
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
