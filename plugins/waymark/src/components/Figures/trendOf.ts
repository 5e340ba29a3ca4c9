import type { MetricId, MetricSeries } from 'backstage-plugin-waymark-common';
import type { FigureTileProps } from './FigureTile';

/** A figure by bucket, once its series is known. */
export function trendOf(
  series: MetricSeries | undefined,
  id: MetricId,
): FigureTileProps['trend'] {
  return (
    series && {
      bucket: series.bucket,
      values: series.buckets.map(({ values }) => values[id] ?? null),
    }
  );
}
