import type { Figure } from 'backstage-plugin-waymark-common';
import { bandLegends, bandOf, type BandLegend } from './bands';
import type { Contribution } from './contribution';
import type { MetricDefinition } from './MetricDefinition';
import { summarize } from './tally';
import { formatWindow, windowBefore, type Window } from './window';

/** Below the portal's list of models */
const DEFINITIONS = '/models/definitions';

/**
 * A contribution as the API tells it.
 *
 * @param asked - the window asked for; a metric may look at another
 */
export function toFigure(
  definition: MetricDefinition,
  contribution: Contribution,
  asked: Window,
  legend: BandLegend = bandLegends[0],
): Figure {
  const { id, version, unit } = definition;
  const { reason, left = {}, beside } = contribution;
  const window = definition.windowFor?.(asked) ?? asked;
  const { value = null, ...counts } = summarize(
    definition,
    contribution,
    window,
  );
  const banded = bandOf(legend, id, value);
  const early = contribution.early ?? restsOnTooLittle(definition, counts);
  return {
    id,
    window: formatWindow(window),
    unit,
    value,
    ...counts,
    ...(reason === undefined ? {} : { reason }),
    // `open` is no exclusion: it has a field of its own.
    excluded: Object.entries(left)
      .filter(([name]) => name !== 'open')
      .map(([name, count]) => ({ reason: name, count }))
      .sort((a, b) => (a.reason < b.reason ? -1 : 1)),
    ...beside,
    ...(banded && early
      ? { band: null, bandReason: 'early' as const }
      : { band: banded }),
    previous: toTrend(definition, contribution, window),
    definition: { id, version, url: `${DEFINITIONS}/${id}` },
  };
}

/** Fewer items than this make no rate, median or mean that is worth a band. */
const ENOUGH = 5;

function restsOnTooLittle(
  { statistic }: MetricDefinition,
  { sampleSize }: { sampleSize: number },
): boolean {
  return ['median', 'mean', 'share'].includes(statistic) && sampleSize < ENOUGH;
}

function toTrend(
  definition: MetricDefinition,
  contribution: Contribution,
  window: Window,
): Figure['previous'] {
  const { before, comparable = contribution } = contribution;
  if (!before) return null;
  const { value: previous = null } = summarize(
    definition,
    before,
    windowBefore(window),
  );
  const { value: now = null } = summarize(definition, comparable, window);
  return {
    value: previous,
    change: now === null || previous === null ? null : now - previous,
  };
}
