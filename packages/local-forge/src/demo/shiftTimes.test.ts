import { shiftTimes } from './shiftTimes';

const hour = 60 * 60 * 1000;

describe('shiftTimes', () => {
  it('moves every instant by the same time, wherever it stands', () => {
    const event = {
      id: 'a-2026-01-01T00:00:00Z-b',
      time: '2026-01-31T23:30:00.250Z',
      data: {
        context: { timestamp: '2026-01-31T23:30:00Z' },
        customData: {
          waymark: {
            change: { committedAt: '2026-02-01T00:30:00+01:00' },
            training: { trainedDataUntil: '2026-01-30T00:00:00.000Z' },
            metrics: [{ value: 0.5, at: '2026-01-31T22:00:00Z' }, null, true],
          },
        },
      },
    };

    expect(shiftTimes(event, hour)).toEqual({
      id: 'a-2026-01-01T00:00:00Z-b',
      time: '2026-02-01T00:30:00.250Z',
      data: {
        context: { timestamp: '2026-02-01T00:30:00.000Z' },
        customData: {
          waymark: {
            change: { committedAt: '2026-02-01T00:30:00.000Z' },
            training: { trainedDataUntil: '2026-01-30T01:00:00.000Z' },
            metrics: [
              { value: 0.5, at: '2026-01-31T23:00:00.000Z' },
              null,
              true,
            ],
          },
        },
      },
    });
    expect(event.time).toBe('2026-01-31T23:30:00.250Z');
  });

  it('leaves days, versions and other text alone', () => {
    const value = ['2026-01-01', '1.2.3', '2026', 'model:default/a', 7];
    expect(shiftTimes(value, hour)).toEqual(value);
  });

  it('keeps the time between events, backwards as well', () => {
    const [a, b] = shiftTimes(
      ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
      -400 * 24 * hour,
    );
    expect(Date.parse(b) - Date.parse(a)).toBe(24 * hour);
    expect(a).toBe('2025-02-21T12:00:00.000Z');
  });
});
