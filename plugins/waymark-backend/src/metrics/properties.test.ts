import type { MetricId } from '@waymark/backstage-plugin-waymark-common';
import fc from 'fast-check';
import { foldModel } from '../projections/foldModel';
import type { ModelRows } from '../projections/rows';
import { parseInstant } from '../time/instant';
import {
  arbitraryLog,
  arbitraryQuery,
  EPOCH,
  MODEL,
  TICK,
} from './__testUtils__/arbitraryEvents';
import { computeFigures, figureEvents } from './computeFigures';
import { computeSeries } from './computeSeries';
import { metricIds, metricRegistry } from './registry';

const arbitraryRows: fc.Arbitrary<ModelRows> = arbitraryLog.map(log =>
  foldModel(
    MODEL,
    log.map(({ event }) => ({
      source: event.context.source,
      id: event.context.id,
      type: event.context.type,
      time: parseInstant(event.context.timestamp)!,
      model: event.customData?.waymark?.model,
      event,
    })),
  ),
);

const COUNTED: MetricId[] = [
  'deploymentFrequency',
  'changeFailRate',
  'deploymentReworkRate',
  'pipelineShare',
  'deploymentSuccessRate',
  'deployedShare',
  'retrainingSuccessRate',
];

describe('every figure', () => {
  it('is made of the items it lists, each once, in order, inside its window', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        const figures = computeFigures(rows, query);
        for (const id of metricIds) {
          const items = figureEvents(rows, query, id);
          const figure = figures[id];
          const counted = items.filter(item => !item.excludedFor);
          const left = items.filter(
            item => item.excludedFor && item.excludedFor !== 'open',
          );
          expect(counted).toHaveLength(figure.sampleSize);
          expect(left).toHaveLength(
            figure.excluded.reduce((total, { count }) => total + count, 0),
          );
          expect(items.map(item => item.at)).toEqual(
            items.map(item => item.at).sort((a, b) => a - b),
          );
          const definition = metricRegistry[id];
          if (definition.trend === 'none') continue;
          const window = definition.windowFor?.(query) ?? query;
          for (const item of items) {
            expect(item.at).toBeGreaterThanOrEqual(window.from);
            expect(item.at).toBeLessThan(window.to);
          }
        }
      }),
    );
  });

  it('has a value or a reason, a band only with a value, and no negative value', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        for (const figure of Object.values(computeFigures(rows, query))) {
          expect(figure.value === null).toBe(figure.reason !== undefined);
          const { value, numerator, denominator } = figure;
          expect(figure.band === null || value !== null).toBe(true);
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(figure.unit !== 'ratio' || (value ?? 0) <= 1).toBe(true);
          expect(
            figure.unit !== 'ratio' ||
              value === (denominator ? numerator! / denominator : null),
          ).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of its rows', () => {
    const shuffle = <T>(list: T[]) =>
      fc.shuffledSubarray(list, { minLength: list.length });
    const both = arbitraryRows.chain(rows =>
      fc
        .record({
          versions: shuffle(rows.versions),
          trainingRuns: shuffle(rows.trainingRuns),
          approvals: shuffle(rows.approvals),
          failedAttempts: shuffle(rows.failedAttempts),
          live: shuffle(rows.live),
          deployments: shuffle(rows.deployments),
          incidents: shuffle(rows.incidents),
        })
        .map(shuffled => [rows, { ...rows, ...shuffled }]),
    );
    fc.assert(
      fc.property(both, arbitraryQuery, ([rows, shuffled], query) => {
        expect(computeFigures(shuffled, query)).toEqual(
          computeFigures(rows, query),
        );
      }),
    );
  });

  it('adds up over the parts of a window', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        const weeks = computeSeries(rows, {
          ...query,
          bucket: 'week',
          zone: 'Europe/Berlin',
        });
        const whole = computeFigures(rows, query);
        const parts = weeks.map(({ from, to }) =>
          computeFigures(rows, { ...query, from, to }),
        );
        const total = (pick: (part: typeof whole) => number | undefined) =>
          parts.reduce((sum, part) => sum + (pick(part) ?? 0), 0);
        for (const id of COUNTED) {
          expect(total(part => part[id].numerator)).toBe(whole[id].numerator);
        }
        for (const id of metricIds) {
          if (['releases90d', 'modelFreshness'].includes(id)) continue;
          expect(total(part => part[id].sampleSize)).toBe(whole[id].sampleSize);
          expect(total(part => part[id].open)).toBe(whole[id].open ?? 0);
        }
        expect(weeks.map(({ values }) => values.deploymentFrequency)).toEqual(
          parts.map(part => part.deploymentFrequency.value),
        );
      }),
    );
  });

  it('never looks better for one more failed deployment', () => {
    fc.assert(
      fc.property(
        arbitraryRows.filter(({ deployments }) =>
          deployments.some(row => row.release !== undefined),
        ),
        fc.nat(),
        (rows, pick) => {
          const query = {
            from: EPOCH,
            to: EPOCH + 500 * TICK,
            asOf: EPOCH + 1000 * TICK,
          };
          const changes = rows.deployments.filter(
            row => row.release !== undefined,
          );
          const victim = changes[pick % changes.length];
          const worse = {
            ...rows,
            deployments: rows.deployments.map(row =>
              row === victim ? { ...row, failed: true } : row,
            ),
          };
          const before = computeFigures(rows, query);
          const after = computeFigures(worse, query);
          expect(after.changeFailRate.value!).toBeGreaterThanOrEqual(
            before.changeFailRate.value!,
          );
          expect(after.deploymentSuccessRate.value!).toBeLessThanOrEqual(
            before.deploymentSuccessRate.value!,
          );
          expect(after.deploymentFrequency).toEqual(before.deploymentFrequency);
        },
      ),
    );
  });
});
