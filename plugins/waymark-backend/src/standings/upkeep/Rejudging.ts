import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MaturityRejudging } from 'backstage-plugin-waymark-common';
import { databaseNow } from '../../kernel/database/dialect';
import { changedSince } from '../judgedBy';
import { restWhileBusy } from '../restWhileBusy';
import { rejudgeModels, type RejudgeOptions } from '../rejudgeModels';
import { formatOptional } from '../../kernel/time/instant';

/** Models judged in one transaction. */
const CHUNK = 100;
/** Between two passes over all models, and between signs of life, milliseconds. */
const PASS_MS = 15_000;
/** A replica not seen for so long is gone, milliseconds. */
const GONE_MS = 60_000;

type RejudgingRow = {
  sequence: number | string;
  judged_by: string;
  /** JSON */
  changed: string;
  models: number;
  started_ms: number | string;
  ended_ms: number | string | null;
};

export type RejudgingOptions = RejudgeOptions & {
  /** Makes one model's row anew, its facts included */
  refresh: (model: string) => Promise<void>;
  onJudged: (model: string) => void;
  logger: LoggerService;
};

/**
 * Judges all models anew after a framework changed, some at a time, and rests in
 * between, so that events are let in first. What is left is told by
 * the rows themselves: a restart loses nothing, and replicas share the work.
 *
 * While replicas with different frameworks run side by side, those that started
 * last judge; the others stand back, or the two would undo each other's work.
 */
export class Rejudging {
  #announced = false;
  #after = '';
  #nextPass = 0;
  #timer?: NodeJS.Timeout;
  #working?: Promise<void>;
  #stopped = false;

  static create(options: RejudgingOptions): Rejudging {
    return new Rejudging(options);
  }

  private constructor(private readonly options: RejudgingOptions) {}

  /** The latest, by whichever replica */
  async get(): Promise<MaturityRejudging> {
    const { maturity } = this.options;
    const last = await this.#last();
    const running = last !== undefined && last.ended_ms === null;
    const total = last?.models ?? 0;
    const left = running ? await this.#countLeft(last.judged_by) : 0;
    const frameworks = maturity.listFrameworks();
    return {
      state: running ? 'running' : 'idle',
      total,
      done: Math.max(0, total - left),
      startedAt: formatOptional(toNumber(last?.started_ms)),
      endedAt: formatOptional(toNumber(last?.ended_ms)),
      frameworks: (JSON.parse(last?.changed ?? '[]') as Changed[]).map(
        ({ id, version }) => ({
          id,
          version,
          title: frameworks.find(one => one.id === id)?.title ?? id,
        }),
      ),
    };
  }

  /** Begins, goes on, or writes down the end; each replica calls it often. */
  async settle(): Promise<void> {
    if (this.#stopped || !(await this.#isOurTurn())) return;
    if (this.#timer || this.#working) return;
    if (!(await this.#isDone()) && Date.now() >= this.#nextPass) this.#wait(0);
  }

  /** Writes down the end once no model is left. */
  async #isDone(): Promise<boolean> {
    if ((await this.#countLeft()) > 0) return false;
    await this.options
      .database('rejudgings')
      .where({ judged_by: this.options.judgedBy })
      .whereNull('ended_ms')
      .update({ ended_ms: Date.now() });
    return true;
  }

  /** Leaves what is left to others, or to the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #isOurTurn(): Promise<boolean> {
    const { database, judgedBy } = this.options;
    const last = await this.#last();
    const now = databaseNow(database);
    if (last?.judged_by === judgedBy) {
      this.#announced = true;
      await database('rejudgings')
        .where({ sequence: last.sequence })
        .whereRaw('seen_ms < ? - ?', [now, PASS_MS])
        .update({ seen_ms: now });
      return true;
    }
    if (last && this.#announced) {
      const alive = await database('rejudgings')
        .where({ sequence: last.sequence })
        .whereRaw('seen_ms >= ? - ?', [now, GONE_MS])
        .first('sequence');
      if (alive) return false;
    }
    await this.#announce();
    return true;
  }

  async #announce(): Promise<void> {
    const { database, judgedBy, standings } = this.options;
    const others = await standings.judgedByOthers();
    await database('rejudgings').insert({
      judged_by: judgedBy,
      changed: JSON.stringify(changedSince(judgedBy, [...others.keys()])),
      models: sum(others.values()),
      started_ms: Date.now(),
      seen_ms: databaseNow(database),
    });
    this.#announced = true;
  }

  #wait(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#working = this.#work()
        .catch(error => {
          this.#nextPass = Date.now() + PASS_MS;
          this.options.logger.error('Could not judge models anew', error);
        })
        .finally(() => {
          this.#working = undefined;
        });
    }, delay);
  }

  async #work(): Promise<void> {
    const { refresh, onJudged, logger } = this.options;
    const from = Date.now();
    const page = { after: this.#after, limit: CHUNK };
    const { judged, lacking, last } = await rejudgeModels(this.options, page);
    for (const model of lacking) {
      await refresh(model).catch(error =>
        logger.warn(`Could not judge ${model} anew`, error),
      );
    }
    for (const model of [...judged, ...lacking]) onJudged(model);
    if (last === undefined) {
      // What other replicas took, or wrote meanwhile, is for another pass
      this.#after = '';
      this.#nextPass = Date.now() + PASS_MS;
      await this.#isDone();
      return;
    }
    this.#after = last;
    await restWhileBusy(Date.now() - from, () => !this.#stopped);
    if (!this.#stopped) this.#wait(0);
  }

  async #countLeft(judgedBy?: string): Promise<number> {
    const others = await this.options.standings.judgedByOthers(judgedBy);
    return sum(others.values());
  }

  #last(): Promise<RejudgingRow | undefined> {
    return this.options
      .database<RejudgingRow>('rejudgings')
      .orderBy('sequence', 'desc')
      .first();
  }
}

type Changed = { id: string; version: number };

function sum(values: Iterable<number>): number {
  return [...values].reduce((a, b) => a + b, 0);
}

function toNumber(value?: number | string | null): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}
