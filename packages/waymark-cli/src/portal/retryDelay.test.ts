import { retryDelay } from './retryDelay';

it.each([
  ['3', 1, 3_000],
  ['0', 4, 0],
  ['3600', 1, 60_000],
  ['Thu, 01 Jan 2026 00:00:02 GMT', 1, 2_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 1, 0],
  [null, 1, 500],
  [null, 3, 2_000],
  [null, 20, 60_000],
  ['soon', 2, 1_000],
])('waits after Retry-After %s, try %s: %s ms', (header, tries, delay) => {
  expect(retryDelay(header, tries, Date.UTC(2026, 0, 1))).toBe(delay);
});
