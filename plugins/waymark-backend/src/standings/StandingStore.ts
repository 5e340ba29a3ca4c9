import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import { canonicalText, sha256 } from '../ledger/digest';
import type { LevelChangeRow } from '../projections/rows';
import { keptHistory, type FrameworkStanding, type Standing } from './Standing';
import { TableMirror } from './TableMirror';

export type StandingStoreOptions = {
  database: Knex;
  /** The frameworks in use, as `judgedBy` says it */
  judgedBy: string;
};

/** Where a model stands. */
export type StoredStanding = { model: string; standing: Standing };

/** Where to begin after, in the order of refs, and how many to take. */
export type StandingsPage = { after: string; limit: number };

/** Where models stand, one row a model. */
export class StandingStore {
  readonly #mirror: TableMirror<Standing>;

  static create(options: StandingStoreOptions): StandingStore {
    return new StandingStore(options.database, options.judgedBy);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly judgedBy: string,
  ) {
    this.#mirror = TableMirror.create({
      database: knex,
      table: 'standings',
      columns: ['facts', 'frameworks'],
      parse: ({ facts, frameworks }) => ({
        facts: JSON.parse(facts),
        frameworks: JSON.parse(frameworks),
      }),
    });
  }

  async put(model: string, standing: Standing): Promise<void> {
    await this.knex.transaction(trx => this.putAll(trx, [{ model, standing }]));
  }

  async putAll(
    trx: Knex.Transaction,
    standings: StoredStanding[],
  ): Promise<void> {
    await this.#mirror.write(
      trx,
      standings.map(({ model, standing: { facts, frameworks } }) => ({
        model,
        facts: JSON.stringify(facts),
        frameworks: JSON.stringify(frameworks),
        judged_by: this.judgedBy,
        digest: digestOf(frameworks),
      })),
    );
  }

  /** Puts what was recorded of a model's levels in its row, if it has one */
  async setHistory(
    trx: Knex.Transaction,
    model: string,
    levelChanges: LevelChangeRow[],
  ): Promise<void> {
    const query = trx('standings')
      .where({ model })
      .first('model', 'facts', 'frameworks', 'judged_by', 'digest');
    const row = await (isPostgres(trx) ? query.forUpdate() : query);
    if (!row) return;
    const frameworks: Standing['frameworks'] = JSON.parse(row.frameworks);
    for (const [framework, own] of Object.entries(frameworks)) {
      const { version } = own;
      own.history = keptHistory(levelChanges, { framework, version });
    }
    await this.#mirror.write(trx, [
      { ...row, frameworks: JSON.stringify(frameworks) },
    ]);
  }

  /** Models that have a row */
  async listModels(): Promise<Set<string>> {
    return new Set(await this.knex('standings').pluck('model'));
  }

  /** By model; the same map for as long as none changed */
  all(): Promise<ReadonlyMap<string, Standing>> {
    return this.#mirror.rows();
  }

  /** One model's standings by framework; undefined before it was judged */
  async frameworksOf(
    model: string,
  ): Promise<Standing['frameworks'] | undefined> {
    const row = await this.knex('standings')
      .where({ model })
      .first('frameworks');
    return row && JSON.parse(row.frameworks);
  }

  /** By what else than `by` rows are judged, and how many of them there are */
  async judgedByOthers(by = this.judgedBy): Promise<Map<string, number>> {
    const rows: Record<string, string | number>[] = await this.knex('standings')
      .where(isOther(by))
      .groupBy('judged_by')
      .select('judged_by')
      .count({ count: '*' });
    return new Map(rows.map(row => [`${row.judged_by}`, Number(row.count)]));
  }

  /**
   * Rows judged by other frameworks, in the order of their refs. Nobody else
   * takes them before the transaction ends; what others have taken is left out.
   */
  async takeOutdated(
    trx: Knex.Transaction,
    { after, limit }: StandingsPage,
  ): Promise<StoredStanding[]> {
    const query = trx('standings')
      .where('model', '>', after)
      .where(isOther(this.judgedBy))
      .orderBy('model')
      .limit(limit)
      .select('model', 'facts', 'frameworks');
    // SQLite has one writer, which this transaction is
    const rows = await (isPostgres(trx)
      ? query.forUpdate().skipLocked()
      : query);
    return rows.map(toStored);
  }

  /** Rows whose levels differ from those recorded, with the digest of them */
  async unrecorded({
    after,
    limit,
  }: StandingsPage): Promise<(StoredStanding & { digest: string })[]> {
    const rows = await this.knex('standings')
      .where('model', '>', after)
      .whereRaw('(recorded_digest is null or recorded_digest <> digest)')
      .orderBy('model')
      .limit(limit)
      .select('model', 'facts', 'frameworks', 'digest');
    return rows.map(row => ({ ...toStored(row), digest: row.digest }));
  }

  async markRecorded(
    recorded: { model: string; digest: string }[],
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      for (const { model, digest } of recorded) {
        await trx('standings')
          .where({ model })
          .update({ recorded_digest: digest });
      }
    });
  }
}

// Two ranges, which the index finds, where `<>` reads every row
function isOther(judgedBy: string) {
  return (query: Knex.QueryBuilder) =>
    query.where('judged_by', '<', judgedBy).orWhere('judged_by', '>', judgedBy);
}

function toStored(row: {
  model: string;
  facts: string;
  frameworks: string;
}): StoredStanding {
  return {
    model: row.model,
    standing: {
      facts: JSON.parse(row.facts),
      frameworks: JSON.parse(row.frameworks),
    },
  };
}

function digestOf(frameworks: Record<string, FrameworkStanding>): string {
  const levels = Object.entries(frameworks).map(
    ([id, { version, level, areas }]) => [id, { version, level, areas }],
  );
  return sha256(canonicalText(Object.fromEntries(levels)));
}
