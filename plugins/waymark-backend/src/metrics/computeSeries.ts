import type { MetricId } from 'backstage-plugin-waymark-common';
import { InputError } from '@backstage/errors';
import { DateTime, IANAZone } from 'luxon';
import type { ModelRows } from '../projections/rows';
import { runSteps, type Steps } from '../kernel/time/steps';
import { evaluate } from './evaluate';
import type { MetricQuery } from './MetricDefinition';
import { createModelHistory } from './ModelHistory';
import { metricIds, metricRegistry } from './registry';
import type { Window } from './window';

/** Length of a bucket: a calendar unit of the zone asked for. */
export type BucketUnit = 'day' | 'week' | 'month';

export type SeriesQuery = Omit<MetricQuery, 'legend'> & {
  bucket: BucketUnit;
  /** IANA name, or `utc` */
  zone: string;
};

/** Values by metric id over one bucket; null without a value. */
export type SeriesBucket = Window & {
  values: Partial<Record<MetricId, number | null>>;
};

/**
 * The figures by bucket, oldest first. What has no window of its own
 * (`modelFreshness`) is left out.
 *
 * @throws InputError when the zone is unknown
 */
export function computeSeries(
  rows: ModelRows,
  query: SeriesQuery,
): SeriesBucket[] {
  return runSteps(seriesInSteps(rows, query));
}

/** The same in steps, between which the thread may do something else. */
export function* seriesInSteps(
  rows: ModelRows,
  query: SeriesQuery,
): Steps<SeriesBucket[]> {
  const history = createModelHistory(rows, query);
  const definitions = metricIds
    .map(id => metricRegistry[id])
    .filter(({ trend }) => trend !== 'none');
  const buckets: SeriesBucket[] = [];
  for (const window of splitWindow(query, query.bucket, query.zone)) {
    const values: SeriesBucket['values'] = {};
    for (const definition of definitions) {
      yield;
      const { value } = evaluate(definition, history, window);
      values[definition.id] = value ?? null;
    }
    buckets.push({ ...window, values });
  }
  return buckets;
}

/**
 * Calendar days, weeks (from Monday) or months of a zone that meet the window,
 * the first and the last cut to it, so that they add up to the window.
 *
 * @throws InputError when the zone is unknown
 */
export function splitWindow(
  { from, to }: Window,
  bucket: BucketUnit,
  zone: string,
): Window[] {
  if (
    zone.toLocaleLowerCase('en-US') !== 'utc' &&
    !IANAZone.isValidZone(zone)
  ) {
    throw new InputError(`Unknown time zone '${zone}'`);
  }
  const windows: Window[] = [];
  let start = from;
  while (start < to) {
    const next = DateTime.fromMillis(start, { zone })
      .startOf(bucket)
      .plus({ [bucket]: 1 })
      .startOf(bucket)
      .toMillis();
    const end = Math.min(next, to);
    windows.push({ from: start, to: end });
    start = end;
  }
  return windows;
}
