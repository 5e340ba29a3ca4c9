import { performance } from 'node:perf_hooks';

const RESTS = 8;
const BUSY = 0.7;

/**
 * Rests as long as was worked, and up to eight times as long while the process
 * has much else to do, so that a flood of events is let in first.
 *
 * @param worked - milliseconds
 * @param goesOn - whether there is anything to rest for
 */
export async function restWhileBusy(
  worked: number,
  goesOn: () => boolean,
): Promise<void> {
  for (let rests = 0; goesOn() && rests < RESTS; rests += 1) {
    const before = performance.eventLoopUtilization();
    await new Promise(resolve => setTimeout(resolve, worked));
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < BUSY) return;
  }
}
