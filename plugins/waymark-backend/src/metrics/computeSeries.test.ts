import { DateTime } from 'luxon';
import fc from 'fast-check';
import {
  day,
  HOUR,
  makeDeployment,
  makeRows,
  QUERY,
} from './__testUtils__/rows';
import { computeFigures } from './computeFigures';
import { computeSeries, splitWindow } from './computeSeries';

const at = (text: string, zone = 'utc') =>
  DateTime.fromISO(text, { zone }).toMillis();

describe('splitWindow', () => {
  it('cuts calendar weeks from Monday, the first and last to the window', () => {
    const window = { from: at('2026-06-03T12:00'), to: at('2026-06-16T06:00') };
    expect(splitWindow(window, 'week', 'utc')).toEqual([
      { from: window.from, to: at('2026-06-08') },
      { from: at('2026-06-08'), to: at('2026-06-15') },
      { from: at('2026-06-15'), to: window.to },
    ]);
  });

  it('follows the days of the zone through the change of clocks', () => {
    const zone = 'Europe/Berlin';
    const days = splitWindow(
      { from: at('2026-03-28', zone), to: at('2026-03-31', zone) },
      'day',
      zone,
    );
    expect(days.map(({ from, to }) => (to - from) / HOUR)).toEqual([
      24, 23, 24,
    ]);
    expect(
      splitWindow(
        { from: at('2026-03-01', zone), to: at('2026-05-01', zone) },
        'month',
        zone,
      ),
    ).toHaveLength(2);
  });

  it('refuses a zone nobody knows', () => {
    expect(() => splitWindow(QUERY, 'day', 'Mars/Olympus')).toThrow(
      "Unknown time zone 'Mars/Olympus'",
    );
  });

  it('covers the window without gap or overlap, in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 400 * 24 * HOUR }),
        fc.constantFrom<'day' | 'week' | 'month'>('day', 'week', 'month'),
        fc.constantFrom(
          'utc',
          'America/Sao_Paulo',
          'Asia/Kathmandu',
          'Pacific/Apia',
          'Africa/Cairo',
        ),
        (from, length, bucket, zone) => {
          const windows = splitWindow(
            { from, to: from + length },
            bucket,
            zone,
          );
          const bounds = [from, ...windows.map(window => window.to)];
          expect(windows.map(window => window.from)).toEqual(
            bounds.slice(0, -1),
          );
          expect(bounds[bounds.length - 1]).toBe(from + length);
          expect(windows.every(window => window.from < window.to)).toBe(true);
        },
      ),
    );
  });
});

describe('computeSeries', () => {
  const rows = makeRows({
    deployments: [
      makeDeployment({ id: 'a', at: at('2026-06-02'), release: 0 }),
      makeDeployment({
        id: 'b',
        at: at('2026-06-03T23:30'),
        release: 1,
        failed: true,
        revertedBy: { source: '/ci', id: 'r', at: at('2026-06-04T01:30') },
      }),
      makeDeployment({
        id: 'r',
        at: at('2026-06-04T01:30'),
        kind: 'rolledback',
      }),
    ],
  });

  it('gives the figures of each bucket', () => {
    const series = computeSeries(rows, {
      ...QUERY,
      from: at('2026-06-01'),
      to: at('2026-06-05'),
      bucket: 'day',
      zone: 'utc',
    });
    expect(
      series.map(({ values }) => [
        values.deploymentFrequency,
        values.changeFailRate,
        values.deploymentReworkRate,
        values.failedDeploymentRecoveryTime,
        values.releases90d,
      ]),
    ).toEqual([
      [null, null, null, null, null],
      [1, 0, 0, null, 1],
      [1, 1, 0, 2 * HOUR, 2],
      [0, null, 1, null, 2],
    ]);
    expect(series[0].values).not.toHaveProperty('modelFreshness');
  });

  it('says of a bucket that spans the window what the figures say', () => {
    const query = { ...QUERY, from: at('2026-06-01'), to: at('2026-06-08') };
    const [week] = computeSeries(rows, {
      ...query,
      bucket: 'week',
      zone: 'utc',
    });
    const figures = computeFigures(rows, query);
    for (const [id, value] of Object.entries(week.values)) {
      expect([id, value]).toEqual([
        id,
        figures[id as keyof typeof figures].value,
      ]);
    }
    expect(day(0)).toBe(query.from);
  });
});
