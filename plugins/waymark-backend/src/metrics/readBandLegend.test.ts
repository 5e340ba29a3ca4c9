import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { bandLegends, bandOf } from './bands';
import { readBandLegend } from './readBandLegend';

function read(bands?: JsonValue) {
  return readBandLegend(
    new ConfigReader({
      waymark: { metrics: bands === undefined ? {} : { bands } },
    }),
  );
}

const own = {
  id: 'ours-2026',
  source: 'Our delivery office, March 2026',
  metrics: {
    changeLeadTime: [
      { name: 'elite', below: { hours: 4 } },
      { name: 'high', below: 'P2D' },
      { name: 'low' },
    ],
    experiments: [{ name: 'high', atLeast: 10 }, { name: 'low' }],
  },
};

describe('readBandLegend', () => {
  it('takes the shipped legend unless told otherwise', () => {
    expect(read()).toBe(bandLegends[0]);
    expect(read('thresholds-v1')).toBe(bandLegends[0]);
  });

  it('takes a legend of one’s own, of any metric, durations as such', () => {
    const legend = read(own);
    const name = (value: number) =>
      bandOf(legend, 'changeLeadTime', value)?.name;
    const hour = 3_600_000;
    expect([4 * hour - 1, 4 * hour, 48 * hour].map(name)).toEqual([
      'elite',
      'high',
      'low',
    ]);
    expect(bandOf(legend, 'experiments', 10)).toEqual({
      legend: 'ours-2026',
      source: 'Our delivery office, March 2026',
      name: 'high',
    });
    expect(bandOf(legend, 'changeFailRate', 0.1)).toBeNull();
  });

  it.each<[string, JsonValue, string]>([
    ['an unknown id', 'dora-2024', 'thresholds-v1'],
    ['a shipped id', { ...own, id: 'thresholds-v1' }, 'bands.id'],
    ['no source', { id: 'x', metrics: own.metrics }, 'source'],
    ['no metric', { ...own, metrics: {} }, 'at least one metric'],
    ['an unknown metric', { ...own, metrics: { speed: [] } }, 'speed'],
    [
      'an unknown band',
      { ...own, metrics: { experiments: [{ name: 'good' }] } },
      'experiments[0].name',
    ],
    [
      'an unknown limit',
      { ...own, metrics: { experiments: [{ name: 'high', above: 3 }] } },
      'found above',
    ],
    [
      'bands out of order',
      {
        ...own,
        metrics: {
          experiments: [{ name: 'low', atLeast: 1 }, { name: 'high' }],
        },
      },
      'best first',
    ],
    [
      'a band without a limit before the last',
      { ...own, metrics: { experiments: [{ name: 'high' }, { name: 'low' }] } },
      'a limit but the last',
    ],
    [
      'no band for the rest',
      { ...own, metrics: { experiments: [{ name: 'high', atLeast: 1 }] } },
      'a limit but the last',
    ],
    [
      'limits that turn back',
      {
        ...own,
        metrics: {
          experiments: [
            { name: 'elite', atLeast: 1 },
            { name: 'high', atLeast: 2 },
            { name: 'low' },
          ],
        },
      },
      'step one way',
    ],
  ])('refuses %s', (_, bands, message) => {
    expect(() => read(bands)).toThrow(message);
  });
});
