import type { Knex } from 'knex';
import { isPostgres } from '../kernel/database/dialect';
import type { Standing } from './Standing';
import { TableMirror } from './TableMirror';

export type StandingStoreOptions = {
  database: Knex;
  /** The frameworks in use, as `judgedBy` says it */
  judgedBy: string;
};

/** Where a model stands. */
export type StoredStanding = { model: string; standing: Standing };

/** The same, with the frameworks it was judged by. */
export type OutdatedStanding = StoredStanding & { judgedBy: string };

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

  /** Rows as the table has them, for `writeMirrored` */
  toWrite(standings: StoredStanding[]) {
    return {
      table: 'standings',
      rows: standings.map(({ model, standing: { facts, frameworks } }) => ({
        model,
        facts: JSON.stringify(facts),
        frameworks: JSON.stringify(frameworks),
        judged_by: this.judgedBy,
      })),
    };
  }

  /** A model's facts as it was last judged by, read within `knex` */
  async factsOf(knex: Knex, model: string): Promise<Standing['facts']> {
    const row = await knex('standings').where({ model }).first('facts');
    return row ? JSON.parse(row.facts) : {};
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
  ): Promise<OutdatedStanding[]> {
    const query = trx('standings')
      .where('model', '>', after)
      .where(isOther(this.judgedBy))
      .orderBy('model')
      .limit(limit)
      .select('model', 'facts', 'frameworks', 'judged_by');
    // SQLite has one writer, which this transaction is
    const rows = await (isPostgres(trx)
      ? query.forUpdate().skipLocked()
      : query);
    return rows.map(row => ({
      model: row.model,
      standing: {
        facts: JSON.parse(row.facts),
        frameworks: JSON.parse(row.frameworks),
      },
      judgedBy: row.judged_by,
    }));
  }
}

// Two ranges, which the index finds, where `<>` reads every row
function isOther(judgedBy: string) {
  return (query: Knex.QueryBuilder) =>
    query.where('judged_by', '<', judgedBy).orWhere('judged_by', '>', judgedBy);
}
