import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** A tenth of the time is enough to see whether there is much else to do. */
const LOOK = 0.1;
const RESTS = 8;
const BUSY = 0.7;

/**
 * Rests for a tenth of the time that was worked, and up to eight times as long as
 * was worked while the process has much else to do, so that a flood of events is
 * let in first.
 *
 * @param worked - milliseconds
 * @param goesOn - whether there is anything to rest for
 */
export async function restWhileBusy(
  worked: number,
  goesOn: () => boolean,
): Promise<void> {
  let rest = LOOK * worked;
  for (let rests = 0; goesOn() && rests <= RESTS; rests += 1) {
    const before = performance.eventLoopUtilization();
    await sleep(rest);
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < BUSY) return;
    rest = worked;
  }
}
