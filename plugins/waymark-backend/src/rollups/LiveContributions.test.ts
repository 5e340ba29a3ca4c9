import { emptyRows } from '../projections/emptyRows';
import type { ProjectionReader } from '../projections/ProjectionReader';
import { LiveContributions } from './LiveContributions';

const DAY = 86_400_000;
const QUERY = { from: 0, to: 10 * DAY };
const refs = Array.from({ length: 11 }, (_, n) => `model:default/m${n}`);

/** Reads that end when told to, in the order they began. */
function slowReader(silent: string[] = []) {
  const begun: string[] = [];
  let reading = 0;
  let most = 0;
  const projections = {
    async getRows(model: string) {
      begun.push(model);
      reading += 1;
      most = Math.max(most, reading);
      await new Promise(resolve => setImmediate(resolve));
      reading -= 1;
      const rows = emptyRows();
      if (silent.includes(model)) return rows;
      return { ...rows, costs: [{ at: DAY } as any] };
    },
  } as Partial<ProjectionReader> as ProjectionReader;
  const live = LiveContributions.create({ projections });
  return { live, begun, most: () => most };
}

it('gives those with events in order, a few histories at a time', async () => {
  const { live, begun, most } = slowReader([refs[2], refs[10]]);
  const found = await live.of(refs, QUERY);
  expect(begun).toEqual(refs);
  expect(most()).toBe(4);
  expect(found.map(({ ref }) => ref)).toEqual(
    refs.filter((_, index) => index !== 2 && index !== 10),
  );
});

it('reads for one roll-up after another, whatever came of the one before', async () => {
  const { live, begun, most } = slowReader();
  const gone = AbortSignal.abort(new Error('gone'));
  const asked = [
    live.of(refs.slice(0, 6), QUERY),
    live.of(refs, QUERY, gone),
    live.of(refs.slice(6), QUERY),
  ];
  await expect(asked[1]).rejects.toThrow('gone');
  await Promise.all([asked[0], asked[2]]);
  expect(begun).toEqual(refs);
  expect(most()).toBe(4);
});

it('stops once nobody waits', async () => {
  const { live, begun } = slowReader();
  const controller = new AbortController();
  const asked = live.of(refs, QUERY, controller.signal);
  await new Promise(resolve => setImmediate(resolve));
  controller.abort(new Error('gone'));
  await expect(asked).rejects.toThrow('gone');
  expect(begun.length).toBeLessThan(refs.length);
});

it('lets others in between reads that never wait, as those of SQLite', async () => {
  const projections = {
    getRows: async () => emptyRows(),
  } as Partial<ProjectionReader> as ProjectionReader;
  const live = LiveContributions.create({ projections });
  const controller = new AbortController();
  setImmediate(() => controller.abort(new Error('gone')));
  await expect(live.of(refs, QUERY, controller.signal)).rejects.toThrow('gone');
});
