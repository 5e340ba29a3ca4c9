import { readBatches } from './readBatches';

async function* from(lines: string[]) {
  yield* lines;
}

async function cut(lines: string[], size: number) {
  const batches: (string | number)[][] = [];
  for await (const batch of readBatches(from(lines), size)) {
    batches.push(batch.lines.map(line => line.number));
  }
  return batches;
}

it('cuts by number, keeps the numbers of the lines and leaves out empty ones', async () => {
  expect(await cut(['a', '', 'b', '  ', 'c'], 2)).toEqual([[1, 3], [5]]);
  expect(await cut([], 2)).toEqual([]);
});

it('cuts by size, too', async () => {
  const large = 'x'.repeat(5 * 2 ** 20);
  expect(await cut([large, large, 'a'], 500)).toEqual([[1], [2, 3]]);
});
