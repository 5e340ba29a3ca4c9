import { DAY } from '../metrics/window';
import { OrderedStandings } from './OrderedStandings';
import type { FrameworkStanding, Standing } from './Standing';

const NOW = Date.parse('2026-06-30T00:00:00.000Z');
const framework = { id: 'house', version: 2 };

function standing(changes: Partial<FrameworkStanding>): Standing {
  const own = {
    version: 2,
    level: 1,
    target: 3,
    areas: { process: 1 },
    lopsided: false,
    owed: { met: 0, total: 1 },
    next: ['house-1'],
    history: [],
    ...changes,
  };
  return { facts: {}, frameworks: { house: own } };
}

function known(...names: string[]) {
  return names.map(name => ({
    ref: `model:default/${name}`,
    fields: {} as any,
  }));
}

function stored(rows: Record<string, Partial<FrameworkStanding>>) {
  return new Map(
    Object.entries(rows).map(([name, changes]) => [
      `model:default/${name}`,
      standing(changes),
    ]),
  );
}

const models = known('a', 'b', 'c', 'd', 'e');
const rows = stored({
  a: { level: 3 },
  b: { level: 2 },
  c: { level: 1 },
  d: { level: 2, target: null },
  e: { version: 1 },
});

it('puts those furthest below their target first, and leaves out other versions', () => {
  const found = new OrderedStandings().of(models, rows, framework, NOW);
  expect(found.map(({ standing: { name } }) => name)).toEqual([
    'c',
    'b',
    'd',
    'a',
  ]);
});

it('does so once while nothing changes', () => {
  const ordered = new OrderedStandings();
  const first = ordered.of(models, rows, framework, NOW);
  expect(ordered.of(models, rows, framework, NOW + DAY)).toBe(first);
  expect(
    ordered.of(models, rows, { id: 'other', version: 1 }, NOW),
  ).toHaveLength(0);
  expect(ordered.of(models, rows, framework, NOW)).toBe(first);

  const changed = new Map(rows).set('model:default/a', standing({ level: 0 }));
  const again = ordered.of(models, changed, framework, NOW);
  expect(again[0].standing.name).toBe('a');
  const others = ordered.of(known('b'), changed, framework, NOW);
  expect(others.map(({ standing: { name } }) => name)).toEqual(['b']);
});

it('tells where a model stood a month before the moment of asking', () => {
  const ordered = new OrderedStandings();
  const at = (days: number) => NOW - days * DAY;
  const moved = stored({
    a: {
      history: [
        { at: at(60), level: 0 },
        { at: at(20), level: 2 },
        { at: at(10), level: 1 },
      ],
    },
  });
  const beforeAt = (now: number) =>
    ordered.of(models, moved, framework, now)[0].standing.before;
  expect(beforeAt(NOW - 40 * DAY)).toBeNull();
  expect(beforeAt(NOW)).toBe(0);
  expect(beforeAt(NOW + 10 * DAY - 1)).toBe(0);
  expect(beforeAt(NOW + 10 * DAY)).toBe(2);
  expect(beforeAt(NOW + 20 * DAY)).toBe(1);
});
