import type { MetricId } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { bandLegends, bandOf } from './bands';
import { HOUR } from './__testUtils__/rows';

const [legend] = bandLegends;
const ORDER = ['elite', 'high', 'medium', 'low'];
const DAY = 24 * HOUR;

function name(id: MetricId, value: number) {
  return bandOf(legend, id, value)?.name;
}

describe('thresholds-v1', () => {
  it.each<[MetricId, number[], string[]]>([
    [
      'deploymentFrequency',
      [1, 0.99, 1 / 7, 0.14, 3 / 90, 0.03, 0],
      ['elite', 'high', 'high', 'medium', 'medium', 'low', 'low'],
    ],
    [
      'changeLeadTime',
      [DAY - 1, DAY, 7 * DAY - 1, 7 * DAY, 30 * DAY - 1, 30 * DAY],
      ['elite', 'high', 'high', 'medium', 'medium', 'low'],
    ],
    [
      'changeFailRate',
      [0, 1 / 20, 0.051, 1 / 10, 3 / 20, 0.151],
      ['elite', 'elite', 'high', 'high', 'medium', 'low'],
    ],
    [
      'failedDeploymentRecoveryTime',
      [HOUR - 1, HOUR, DAY, 7 * DAY],
      ['elite', 'high', 'medium', 'low'],
    ],
    ['deploymentReworkRate', [0.05, 0.1, 0.15, 1], ORDER],
  ])('names the band of %s at its limits', (id, values, names) => {
    expect(values.map(value => name(id, value))).toEqual(names);
  });

  it('is silent without a value and about metrics it does not know', () => {
    expect(bandOf(legend, 'changeFailRate', null)).toBeNull();
    expect(bandOf(legend, 'experiments', 5)).toBeNull();
  });

  it('never gets better as a value gets worse', () => {
    const value = fc.double({ min: 0, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(legend.bands) as MetricId[])),
        fc.tuple(value, value),
        (id, [a, b]) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const ranks = [less, more].map(v => ORDER.indexOf(name(id, v)!));
          if (id === 'deploymentFrequency') ranks.reverse();
          expect(ranks[0]).toBeLessThanOrEqual(ranks[1]);
        },
      ),
    );
  });
});
