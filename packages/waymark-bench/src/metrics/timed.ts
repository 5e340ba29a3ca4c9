import type { BenchBackend } from '../backend/BenchBackend';
import { quantile } from '../harness';

const REQUESTS = 40;

/** @returns milliseconds, within which the given share of requests is answered */
export async function timed(
  { sender }: BenchBackend,
  path: string,
  share: number,
): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < REQUESTS; count += 1) {
    const start = performance.now();
    await sender.json('GET', path);
    times.push(performance.now() - start);
  }
  return quantile(times, share);
}
