import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { quantile } from './statistics';

/** What the figures were measured on, in one line. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu.model.trim()}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `a synced 8 KiB write takes ${syncCost().toFixed(2)} ms`,
    `Node ${process.versions.node}`,
  ].join(', ');
}

/** Median milliseconds until 8 KiB are on the disk that the databases use. */
function syncCost(): number {
  const path = `${tmpdir()}/waymark-bench-sync-${process.pid}`;
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const taken = Array.from({ length: 50 }, () => {
    const start = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  return quantile(taken, 0.5);
}
