import type { MetricId } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { foldInput } from '../__testUtils__/events';
import { foldModel } from '../projections/foldModel';
import {
  arbitraryLog,
  arbitraryQuery,
  MODEL,
} from './__testUtils__/arbitraryEvents';
import {
  naiveFigures,
  type ArrivedEvent,
  type NaiveFigure,
} from './__testUtils__/naive';
import {
  contributionsOf,
  day,
  makeDeployment,
  makeRows,
  QUERY,
} from './__testUtils__/rows';
import { computeFigures, figureEvents } from './computeFigures';
import { combine } from './contribution';
import { metricIds, metricRegistry } from './registry';
import { rollUp } from './rollUp';

/** All of it known, as the naive implementation is told as well. */
const LATE = Number.MAX_SAFE_INTEGER;

function fold(log: ArrivedEvent[]) {
  return foldModel(
    MODEL,
    log.map(({ event }) => foldInput(event)),
  );
}

const arbitraryLogs = fc.array(
  arbitraryLog.map(log => log.map(each => ({ ...each, arrivedAt: 0 }))),
  { maxLength: 5 },
);

function middle(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}

/** The definition, word by word: sums of models' figures, or all their items. */
function naiveTotal(
  id: MetricId,
  figures: NaiveFigure[],
  values: number[],
): number | null {
  const known = figures.filter(({ value }) => value !== null);
  const total = (pick: (figure: NaiveFigure) => number | null | undefined) =>
    known.reduce((sum, figure) => sum + (pick(figure) ?? 0), 0);
  if (known.length === 0) return null;
  switch (metricRegistry[id].statistic) {
    case 'rate':
    case 'count':
      return total(({ value }) => value);
    case 'share':
      return (
        total(({ numerator }) => numerator) /
        total(({ denominator }) => denominator)
      );
    case 'mean':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'greatest':
      return Math.max(...values);
    default:
      return middle(values);
  }
}

describe('rollUp', () => {
  it('says what the definition says over many models', () => {
    fc.assert(
      fc.property(arbitraryLogs, arbitraryQuery, (logs, asked) => {
        const query = { ...asked, asOf: LATE };
        const folded = logs.map(fold);
        const figures = rollUp(
          folded.map(rows => contributionsOf(rows, query)),
          query,
        );
        const naive = logs.map(log =>
          naiveFigures(log, { model: MODEL, ...query }),
        );
        for (const id of metricIds) {
          const each = naive.map(model => model[id]);
          const values = folded.flatMap(rows =>
            figureEvents(rows, query, id).flatMap(item =>
              item.excludedFor ? [] : item.value ?? [],
            ),
          );
          const { value, sampleSize, open, quartiles, reason } = figures[id];
          const expected = naiveTotal(id, each, values);
          expect(value === null).toBe(expected === null);
          expect(value ?? 0).toBeCloseTo(expected ?? 0, 9);
          expect(reason === undefined).toBe(value !== null);
          const count = (pick: (figure: NaiveFigure) => number | undefined) =>
            each.reduce((sum, figure) => sum + (pick(figure) ?? 0), 0);
          expect(sampleSize).toBe(count(figure => figure.sampleSize));
          expect(open ?? 0).toBe(count(figure => figure.open));
          expect(
            Object.fromEntries(
              figures[id].excluded.map(left => [left.reason, left.count]),
            ),
          ).toEqual(sumMaps(each.map(({ excluded }) => excluded)));
          const own = each.flatMap(figure => figure.value ?? []);
          expect(quartiles?.models ?? 0).toBe(own.length);
          expect(quartiles?.median ?? 0).toBeCloseTo(middle(own) ?? 0, 9);
          expect(quartiles?.max ?? null).toBe(
            own.length ? Math.max(...own) : null,
          );
        }
      }),
    );
  });

  it('is, of one model, its own figures', () => {
    fc.assert(
      fc.property(arbitraryLog.map(fold), arbitraryQuery, (rows, query) => {
        const rolled = rollUp([contributionsOf(rows, query)], query);
        const own = computeFigures(rows, query);
        for (const id of metricIds) {
          const { quartiles, ...figure } = rolled[id];
          expect(figure).toEqual(own[id]);
          expect(quartiles?.q1 ?? null).toBe(own[id].value);
        }
      }),
    );
  });

  it('does not depend on the order of the models, nor on how they are grouped', () => {
    fc.assert(
      fc.property(
        arbitraryLogs.filter(logs => logs.length > 1),
        arbitraryQuery,
        fc.nat(),
        (logs, query, cut) => {
          const models = logs.map(log => contributionsOf(fold(log), query));
          expect(rollUp([...models].reverse(), query)).toEqual(
            rollUp(models, query),
          );
          const at = 1 + (cut % (models.length - 1));
          for (const id of metricIds) {
            const all = models.map(model => model[id]);
            const halves = [all.slice(0, at), all.slice(at)];
            expect(combine(halves.map(combine))).toEqual(combine(all));
          }
        },
      ),
    );
  });

  it('says that nothing is there where no model is', () => {
    expect(rollUp([], QUERY).changeFailRate).toMatchObject({
      value: null,
      reason: 'No model in this scope has sent events',
      quartiles: null,
      band: null,
      previous: null,
    });
  });

  it('gives no band to frequencies added up, and one to a rate', () => {
    const often = makeRows({
      deployments: Array.from({ length: 10 }, (_, index) =>
        makeDeployment({
          id: `d${index}`,
          at: day(index),
          release: index,
          version: String(index),
        }),
      ),
    });
    // In production for long enough to be judged by its pace
    const first = { firstProductionAt: day(-30), productionChanges: 10 };
    const one = contributionsOf({ ...often, totals: [first] }, QUERY);
    expect(rollUp([one], QUERY).deploymentFrequency).toMatchObject({
      value: 1,
      band: { name: 'elite' },
    });
    const two = rollUp([one, one], QUERY);
    expect(two.deploymentFrequency).toMatchObject({
      value: 2,
      band: null,
      quartiles: { models: 2, min: 1, median: 1, max: 1 },
    });
    expect(two.changeFailRate.band).toMatchObject({ name: 'elite' });
  });
});

function sumMaps(maps: Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const map of maps) {
    for (const [name, count] of Object.entries(map)) {
      total[name] = (total[name] ?? 0) + count;
    }
  }
  return total;
}
