import type { Rebuild, Source } from 'backstage-plugin-waymark-common';
import { judgeBacklog, judgeClock, judgeSources } from './judge';

const NOW = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(NOW + ms).toUTCString();

it('judges clocks', () => {
  expect(judgeClock(at(4_000), NOW).state).toBe('ok');
  expect(judgeClock(at(-30_000), NOW).state).toBe('warn');
  expect(judgeClock(at(90_000), NOW).state).toBe('fail');
  expect(judgeClock(null, NOW).state).toBe('warn');
});

it('judges a backlog', () => {
  const of = (state: Rebuild['state'], backlog: number) =>
    judgeBacklog({ state, backlog } as Rebuild).state;
  expect(of('idle', 0)).toBe('ok');
  expect(of('idle', 3)).toBe('ok');
  expect(of('idle', 3_000)).toBe('warn');
  expect(of('running', 3_000)).toBe('ok');
});

it('names silent sources', () => {
  const source = (name: string, state: string) => ({ name, state } as Source);
  expect(judgeSources([source('ci', 'active')]).state).toBe('ok');
  expect(
    judgeSources([source('ci', 'active'), source('old', 'silent')]),
  ).toMatchObject({
    state: 'warn',
    what: '1 of 2 sources are silent: old',
  });
});
