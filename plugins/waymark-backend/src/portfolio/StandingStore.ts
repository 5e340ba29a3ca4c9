import type { Knex } from 'knex';
import { canonicalText, sha256 } from '../ledger/digest';
import type { FrameworkStanding, Standing } from './Standing';
import { TableMirror } from './TableMirror';

/** Where models stand, one row a model. */
export class StandingStore {
  readonly #mirror: TableMirror<Standing['frameworks']>;

  static create(options: { database: Knex }): StandingStore {
    return new StandingStore(options.database);
  }

  private constructor(private readonly knex: Knex) {
    this.#mirror = TableMirror.create({
      database: knex,
      table: 'standings',
      columns: ['frameworks'],
      parse: ({ frameworks }) => JSON.parse(frameworks),
    });
  }

  async put(model: string, { facts, frameworks }: Standing): Promise<void> {
    await this.#mirror.put({
      model,
      facts: JSON.stringify(facts),
      frameworks: JSON.stringify(frameworks),
      judged_by: judgedBy(frameworks),
      digest: digestOf(frameworks),
    });
  }

  /** Standings in all frameworks, by model */
  frameworks(): Promise<ReadonlyMap<string, Standing['frameworks']>> {
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

  /** Facts by name, by model */
  async facts(): Promise<Map<string, Standing['facts']>> {
    const rows = await this.knex('standings').select('model', 'facts');
    return new Map(rows.map(row => [row.model, JSON.parse(row.facts)]));
  }

  /** By what each model's row was judged, as `judgedBy` says it */
  async judgedBy(): Promise<Map<string, string>> {
    const rows = await this.knex('standings').select('model', 'judged_by');
    return new Map(rows.map(row => [row.model, row.judged_by]));
  }

  /** Models whose levels differ from those recorded, with the digest of them */
  async unrecorded(): Promise<{ model: string; digest: string }[]> {
    return this.knex('standings')
      .whereNull('recorded_digest')
      .orWhereRaw('recorded_digest <> digest')
      .orderBy('model')
      .select('model', 'digest');
  }

  async markRecorded(model: string, digest: string): Promise<void> {
    await this.knex('standings')
      .where({ model })
      .update({ recorded_digest: digest });
  }
}

/** Frameworks with their versions: rows of other ones are out of date. */
export function judgedBy(frameworks: Record<string, { version: number }>) {
  return Object.entries(frameworks)
    .map(([id, { version }]) => `${id}@${version}`)
    .sort()
    .join(' ');
}

function digestOf(frameworks: Record<string, FrameworkStanding>): string {
  const levels = Object.entries(frameworks).map(
    ([id, { version, level, areas }]) => [id, { version, level, areas }],
  );
  return sha256(canonicalText(Object.fromEntries(levels)));
}
