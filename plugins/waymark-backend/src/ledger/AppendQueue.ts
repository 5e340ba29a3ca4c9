import { setImmediate } from 'node:timers/promises';
import { chunked, isDatabaseAway } from '../kernel/database/dialect';
import type { AppendVerdict, LedgerEntry } from './Ledger';

type Append = (entries: LedgerEntry[]) => Promise<AppendVerdict[]>;

type Waiting = {
  entries: LedgerEntry[];
  resolve: (verdicts: AppendVerdict[]) => void;
  reject: (error: unknown) => void;
};

/** More entries than this are worth a transaction of their own. */
const MAX_GATHERED = 20;
/** So many entries keep the thread and the tables busy for long enough. */
const PART = 500;
/** So many waiting requests share a transaction at most. */
const TOGETHER = 100;

/**
 * Lets requests of few events that come in together, or while others are
 * written, share one transaction: what takes time is the commit, which syncs
 * the disk. It waits for one turn of the event loop before it writes, so that
 * requests which are read in the same turn are written together; SQLite would
 * have written the first before the second could get this far.
 */
export class AppendQueue {
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(private readonly write: Append) {}

  append(entries: LedgerEntry[]): Promise<AppendVerdict[]> {
    if (entries.length > MAX_GATHERED) return this.#inParts(entries);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entries, resolve, reject });
      if (!this.#writing) this.#work();
    });
  }

  /** Each part in a transaction of its own, and others' turn between them. */
  async #inParts(entries: LedgerEntry[]): Promise<AppendVerdict[]> {
    const verdicts: AppendVerdict[] = [];
    for (const part of chunked(entries, PART)) {
      if (verdicts.length > 0) await setImmediate();
      verdicts.push(...(await this.write(part)));
    }
    return verdicts;
  }

  async #work(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      await setImmediate();
      const group = this.#waiting.splice(0, TOGETHER);
      if (group.length === 1) await this.#alone(group[0]);
      else await this.#together(group);
    }
    this.#writing = false;
  }

  async #together(group: Waiting[]): Promise<void> {
    try {
      const all = await this.write(group.flatMap(({ entries }) => entries));
      let next = 0;
      for (const { entries, resolve } of group) {
        resolve(all.slice(next, next + entries.length));
        next += entries.length;
      }
    } catch (error) {
      if (isDatabaseAway(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      // What is wrong with one must not be laid on the others
      for (const waiting of group) await this.#alone(waiting);
    }
  }

  async #alone({ entries, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await this.write(entries));
    } catch (error) {
      reject(error);
    }
  }
}
