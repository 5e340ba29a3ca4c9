/** Lines that go together, each with its number in the file, from 1. */
export type Batch = { lines: { number: number; text: string }[] };

/** Stays below what a portal takes in one request by default. */
const MOST_BYTES = 8 * 2 ** 20;

/** Cuts lines into batches of at most `size`; empty lines are left out. */
export async function* readBatches(
  lines: AsyncIterable<string>,
  size: number,
): AsyncGenerator<Batch> {
  let batch: Batch = { lines: [] };
  let bytes = 0;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    const length = Buffer.byteLength(text) + 1;
    if (batch.lines.length === size || bytes + length > MOST_BYTES) {
      if (batch.lines.length > 0) yield batch;
      batch = { lines: [] };
      bytes = 0;
    }
    batch.lines.push({ number, text });
    bytes += length;
  }
  if (batch.lines.length > 0) yield batch;
}
