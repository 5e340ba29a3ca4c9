import type { Knex } from 'knex';
import type { Contribution } from '../metrics/contribution';
import type { ModelContributions } from '../metrics/contributeAll';
import { chunked } from '../kernel/database/dialect';

/** Standard windows, in days. */
export const ROLLUP_WINDOWS = [7, 30, 90, 365] as const;

export type RollupWindow = (typeof ROLLUP_WINDOWS)[number];

/** What one model brings to roll-ups over the window that ended at `made`. */
export type RollupRow = {
  model: string;
  /** Epoch milliseconds */
  made: number;
  contributions: ModelContributions;
};

/** Above this many models reading a whole window beats naming them. */
const MOST_NAMED = 1000;

/**
 * What each model brings to roll-ups, a row a standard window, made with the
 * model's snapshot.
 *
 * A roll-up over thousands of models must not read their histories, and a
 * median over all items needs every item's value, so a row holds sums, counts
 * and, for medians alone, values of one window. Items with their instants would
 * serve any window from one row, at several times the size and with each
 * metric's rules run at every reading. The price is that a row stands only until
 * an item enters or leaves its window; it shares the snapshot's `validUntil`.
 */
export class RollupStore {
  static create(options: { database: Knex }): RollupStore {
    return new RollupStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** Replaces a model's rows; without contributions it has none. */
  async put(
    trx: Knex.Transaction,
    model: string,
    made: number,
    windows: ReadonlyMap<RollupWindow, ModelContributions>,
  ): Promise<void> {
    if (windows.size === 0) {
      await trx('rollup_rows').where({ model }).delete();
      return;
    }
    await trx('rollup_rows')
      .insert(
        [...windows].map(([days, contributions]) => ({
          window_days: days,
          model,
          made_ms: made,
          row: JSON.stringify(contributions),
        })),
      )
      .onConflict(['window_days', 'model'])
      .merge();
  }

  /** Rows of one window, of the models named or of all */
  async list(days: RollupWindow, models?: string[]): Promise<RollupRow[]> {
    const query = () =>
      this.knex('rollup_rows')
        .where({ window_days: days })
        .select('model', 'made_ms', 'row');
    if (!models) return (await query()).map(toRow);
    if (models.length > MOST_NAMED) {
      const wanted = new Set(models);
      const stored = await query();
      return stored.filter(({ model }) => wanted.has(model)).map(toRow);
    }
    const found: RollupRow[] = [];
    for (const chunk of chunked(models)) {
      found.push(...(await query().whereIn('model', chunk)).map(toRow));
    }
    return found;
  }

  /** Models that have rows: those with events */
  async listModels(): Promise<string[]> {
    return this.knex('rollup_rows')
      .where({ window_days: ROLLUP_WINDOWS[0] })
      .pluck('model');
  }
}

function toRow(stored: {
  model: string;
  made_ms: number | string;
  row: string;
}): RollupRow {
  return {
    model: stored.model,
    made: Number(stored.made_ms),
    contributions: JSON.parse(stored.row) as Record<
      keyof ModelContributions,
      Contribution
    >,
  };
}
