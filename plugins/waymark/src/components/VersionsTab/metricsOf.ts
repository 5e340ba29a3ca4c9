import type { Evaluation, ModelVersion } from 'backstage-plugin-waymark-common';

/** One value of an evaluation, with the bound it was held against. */
export type MetricValue = Evaluation['metrics'][number] & {
  evaluation: Evaluation;
};

/** Every value that evaluations of a version gave, the latest of each name and slice. */
export function metricsOf(
  version: Pick<ModelVersion, 'evaluations'>,
): Map<string, MetricValue> {
  const found = new Map<string, MetricValue>();
  const inOrder = [...version.evaluations].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  );
  for (const evaluation of inOrder) {
    for (const metric of evaluation.metrics) {
      found.set(nameOf(metric), { ...metric, evaluation });
    }
  }
  return found;
}

/** A metric's name with the slice of data it was measured on. */
export function nameOf(metric: { name: string; slice?: string }): string {
  return metric.slice ? `${metric.name} (${metric.slice})` : metric.name;
}

/** Whether a value keeps to its threshold; undefined without one. */
export function keepsThreshold(metric: {
  value: number;
  threshold?: number;
  direction?: string;
}): boolean | undefined {
  const { value, threshold, direction } = metric;
  if (threshold === undefined) return undefined;
  return direction === 'max' ? value <= threshold : value >= threshold;
}

/** A value as people read it: four digits that count. */
export function formatValue(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
