import type { Forecast } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import type { ModelRows } from '../../projections/rows';
import { formatInstant } from '../../kernel/time/instant';
import { changeLeadTime } from '../definitions/changeLeadTime';
import { createModelHistory, type ModelHistory } from '../ModelHistory';
import { inAscending, quantileOfSorted } from '../statistics';
import { tallyItems } from '../tally';
import { DAY, within, type Window } from '../window';
import { resample } from './resample';

const WEEK = 7 * DAY;
const MOST_WEEKS = 26;
const FEWEST_WEEKS = 12;
const FEWEST_CHANGES = 10;
const HORIZONS = [30, 90];
const LEAD_TIMES = [0.5, 0.85, 0.95];

/**
 * The releases to expect of a model in the next 30 and 90 days, and the lead
 * time to expect of a change, from its own last whole weeks. Calendar weeks in
 * UTC, so that the answer changes with the data and not with the hour.
 */
export function forecast(
  model: string,
  rows: ModelRows,
  now: number,
): Forecast {
  const history = createModelHistory(rows, { asOf: now });
  const basis = findBasis(history, now);
  const weeks = countByWeek(history, basis);
  return {
    model,
    method: {
      id: 'weekly-resampling',
      version: 1,
      url: '/models/definitions/forecast',
    },
    basis: {
      from: formatInstant(basis.from),
      to: formatInstant(basis.to),
      weeks: weeks.length,
      releases: weeks.reduce((sum, count) => sum + count, 0),
    },
    releases: forecastReleases(weeks),
    leadTime: forecastLeadTime(history, basis),
  };
}

/** From the week after the first production deployment on, to this week. */
function findBasis({ firstProductionAt }: ModelHistory, now: number): Window {
  const to = startOfWeek(now);
  const first =
    firstProductionAt === undefined
      ? to
      : startOfWeek(firstProductionAt) + WEEK;
  return { from: Math.min(to, Math.max(first, to - MOST_WEEKS * WEEK)), to };
}

function startOfWeek(instant: number): number {
  return DateTime.fromMillis(instant, { zone: 'utc' })
    .startOf('week')
    .toMillis();
}

function countByWeek(history: ModelHistory, { from, to }: Window): number[] {
  const weeks: number[] = [];
  for (let start = from; start < to; start += WEEK) {
    const week = { from: start, to: start + WEEK };
    weeks.push(within(history.releases, week, each => each.opening.at).length);
  }
  return weeks;
}

function forecastReleases(weeks: number[]): Forecast['releases'] {
  if (weeks.length < FEWEST_WEEKS) {
    return {
      reason: `Only ${weeks.length} whole weeks since the first production deployment; it takes ${FEWEST_WEEKS}`,
      horizons: [],
    };
  }
  if (weeks.every(count => count === 0)) {
    return {
      reason: `Nothing was released in the last ${weeks.length} weeks`,
      horizons: [],
    };
  }
  return {
    horizons: HORIZONS.map(days => ({ days, ...resample(weeks, days) })),
  };
}

function forecastLeadTime(
  history: ModelHistory,
  basis: Window,
): Forecast['leadTime'] {
  const items = changeLeadTime.items(history, basis);
  const { count, values = [] } = tallyItems(changeLeadTime, items);
  if (count < FEWEST_CHANGES) {
    return {
      reason: `Only ${count} changes with a commit time in those weeks; it takes ${FEWEST_CHANGES}`,
      sampleSize: count,
      quantiles: [],
    };
  }
  const sorted = inAscending(values);
  return {
    sampleSize: count,
    quantiles: LEAD_TIMES.map(level => ({
      level,
      value: quantileOfSorted(sorted, level),
    })),
  };
}
