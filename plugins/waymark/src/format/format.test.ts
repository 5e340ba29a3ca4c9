import { DateTime } from 'luxon';
import { t } from '../__testUtils__/translate';
import {
  formatDuration,
  formatFigure,
  formatFrequency,
  formatLevel,
  formatPercent,
  formatRelative,
  formatSince,
} from '.';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it.each([
  [0, '0 s'],
  [340, '340 ms'],
  [45_000, '45 s'],
  [2 * minute + 5_000, '2 min 5 s'],
  [2 * hour + 14 * minute, '2 h 14 min'],
  [hour, '1 h'],
  [3 * day + 4 * hour + 59 * minute, '3 d 4 h'],
  [40 * day + 22 * hour, '40 d'],
  [-2 * hour, '−2 h'],
])('a duration of %d ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([
  [0, '0 a day'],
  [3.21, '3.2 a day'],
  [1, '1 a day'],
  [0.2, '1.4 a week'],
  [3 / 90, '1 in 30 days'],
  [1 / 90, '4.1 a year'],
])('%d a day is %s', (perDay, text) => {
  expect(formatFrequency(t, perDay)).toBe(text);
});

it('formats figures by their unit and says when there is none', () => {
  expect(formatFigure(t, 0.125, 'ratio')).toBe('12.5 %');
  expect(formatFigure(t, 2 * hour, 'ms')).toBe('2 h');
  expect(formatFigure(t, 3, 'perDay')).toBe('3 a day');
  expect(formatFigure(t, 7, 'count')).toBe('7');
  expect(formatFigure(t, null, 'ratio')).toBe('No data');
  expect(formatPercent(1 / 3)).toBe('33.3 %');
  expect(formatLevel(t, { level: 3, of: 5, title: 'Managed' })).toBe(
    '3 of 5 · Managed',
  );
});

it('says when, from seconds to years', () => {
  const now = DateTime.fromISO('2026-05-15T12:00:00Z', { zone: 'utc' });
  expect(formatRelative(t, '2026-05-15T09:00:00Z', now)).toBe('3 hours ago');
  expect(formatRelative(t, '2026-05-15T11:59:55Z', now)).toBe('just now');
  expect(formatSince('2026-05-15T09:05:00Z', now)).toBe('09:05');
  expect(formatSince('2026-05-12T09:05:00Z', now)).toBe('Tuesday');
  expect(formatSince('2026-05-08T09:05:00Z', now)).toBe('8 May');
  expect(formatSince('2024-05-08T09:05:00Z', now)).toBe('8 May 2024');
});
