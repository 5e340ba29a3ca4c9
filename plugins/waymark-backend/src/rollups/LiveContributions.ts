import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MetricQuery } from '../metrics/MetricDefinition';
import { figuresSince } from '../metrics/figuresSince';
import {
  contributeAll,
  type ModelContributions,
} from '../metrics/contributeAll';
import { createModelHistory } from '../metrics/ModelHistory';
import type { ProjectionReader } from '../projections/ProjectionReader';

/** What a model brings to a roll-up. */
export type Contributing = { ref: string; contributions: ModelContributions };

/** Histories held in memory at a time, well below the connections there are. */
const AT_ONCE = 4;

/**
 * What models bring to roll-ups that no row was made for, from their histories.
 * However many there are, a few are read at a time, for one roll-up after
 * another, so that everything else is answered meanwhile.
 */
export class LiveContributions {
  #last: Promise<unknown> = Promise.resolve();

  static create(options: { projections: ProjectionReader }): LiveContributions {
    return new LiveContributions(options.projections);
  }

  private constructor(private readonly projections: ProjectionReader) {}

  /**
   * Those of the models that have sent events, in the order given.
   *
   * @param signal - once it is aborted nothing further is read
   * @throws what the signal was aborted with
   */
  of(
    refs: readonly string[],
    query: Omit<MetricQuery, 'asOf'>,
    signal?: AbortSignal,
  ): Promise<Contributing[]> {
    const turn = this.#last.then(() => this.#read(refs, query, signal));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #read(
    refs: readonly string[],
    query: Omit<MetricQuery, 'asOf'>,
    signal: AbortSignal | undefined,
  ): Promise<Contributing[]> {
    const contributing: Contributing[] = [];
    for (let start = 0; start < refs.length; start += AT_ONCE) {
      signal?.throwIfAborted();
      const some = refs.slice(start, start + AT_ONCE);
      const read = await Promise.all(some.map(ref => this.#one(ref, query)));
      contributing.push(...read.flat());
      // SQLite answers without waiting, so nothing else would get a turn
      await nextTurn();
    }
    return contributing;
  }

  async #one(
    ref: string,
    query: Omit<MetricQuery, 'asOf'>,
  ): Promise<Contributing[]> {
    const rows = await this.projections.getRows(ref, {
      since: figuresSince(query),
    });
    const hasEvents = Object.values(rows).some(kind => kind.length > 0);
    if (!hasEvents) return [];
    const history = createModelHistory(rows, { ...query, asOf: Date.now() });
    return [{ ref, contributions: contributeAll(history, query) }];
  }
}
