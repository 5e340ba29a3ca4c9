import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { findSpan, type RowPage, type Span } from './findSpan';
import { storedKey } from './references';
import type { RowKind } from './kinds/registry';
import type { ModelRows } from './rows';
import { fromStored } from './storedRows';

/** A row of the database: what the folds read is `row`, JSON. */
export type Found = { kind: string; key: string; row: string };

/** Finds rows of one model, each once, in as few statements as it takes. */
export class RowFinder {
  readonly #found = new Map<string, Found>();

  constructor(private readonly knex: Knex, private readonly model: string) {}

  rows(): ModelRows {
    return fromStored(this.#found.values());
  }

  async ofKinds(kinds: RowKind[], since?: number): Promise<void> {
    const query = this.#rows().whereIn('kind', kinds);
    if (since !== undefined) query.where('at_ms', '>=', since);
    this.#keep(await query);
  }

  /** Rows with an instant from one up to and including another */
  async between(kinds: RowKind[], from: number, to: number): Promise<void> {
    this.#keep(
      await this.#rows()
        .whereIn('kind', kinds)
        .whereBetween('at_ms', [from, to]),
    );
  }

  /** Rows that have the reference at an instant as above */
  async byRefBetween(
    reference: string,
    from: number,
    to: number,
  ): Promise<void> {
    await this.#fetch(
      await this.#refs()
        .where('ref', reference)
        .whereBetween('at_ms', [from, to])
        .select('kind', 'key'),
    );
  }

  /** Where a page lies among rows of a kind, or among those of a reference */
  span(
    kind: RowKind,
    reference: string | undefined,
    page: RowPage,
  ): Promise<Span> {
    const rows = () =>
      reference
        ? this.#refs().where({ kind, ref: reference })
        : this.knex('projection_rows').where({ model: this.model, kind });
    return findSpan(rows, page);
  }

  async byKeys(kind: RowKind, keys: Iterable<unknown>): Promise<void> {
    await this.#fetch([...keys].map(key => ({ kind, key: storedKey(key) })));
  }

  /** All rows that have any of the references */
  byRefs(refs: Iterable<string>): Promise<void> {
    return this.byReferences({ all: refs });
  }

  async byReferences({
    all = [],
    some = [],
    since = [],
  }: {
    /** References all of whose rows are wanted */
    all?: Iterable<string>;
    /** References of which one row each is enough */
    some?: Iterable<string>;
    /** With an instant: rows that have it then or later, and the latest before */
    since?: Iterable<[string, number]>;
  }): Promise<void> {
    const searches: Knex.QueryBuilder[] = [
      ...chunked([...all]).map(refs =>
        this.#refs().whereIn('ref', refs).select('kind', 'key'),
      ),
      ...chunked([...some]).map(refs => this.#oneOfEach(refs)),
      ...[...since].map(([ref, at]) => this.#refsSince(ref, at)),
    ];
    for (const [first, ...others] of chunked(searches, 50)) {
      await this.#fetch(await first.unionAll(others));
    }
  }

  /** A select of its own inside: a group would be that of the whole union */
  #oneOfEach(refs: string[]) {
    const each = this.#refs()
      .whereIn('ref', refs)
      .groupBy('ref', 'kind')
      .select('kind')
      .min({ key: 'key' });
    return this.knex.select('kind', 'key').from(each.as('each'));
  }

  #refsSince(ref: string, at: number) {
    const before = this.#refs()
      .where({ ref })
      .where('at_ms', '<', at)
      .max('at_ms');
    return this.#refs()
      .where({ ref })
      .where('at_ms', '>=', this.knex.raw('coalesce((?), ?)', [before, at]))
      .select('kind', 'key');
  }

  /** The rows that have the reference at the latest instant no later than `at` */
  async lastByRef(reference: string, at: number): Promise<void> {
    const latest = this.#refs()
      .where('ref', reference)
      .where('at_ms', '<=', at)
      .max('at_ms');
    await this.#fetch(
      await this.#refs()
        .where('ref', reference)
        .where('at_ms', latest)
        .select('kind', 'key'),
    );
  }

  #rows() {
    return this.knex('projection_rows')
      .where({ model: this.model })
      .select<Found[]>('kind', 'key', 'row');
  }

  #refs() {
    return this.knex('projection_refs').where({ model: this.model });
  }

  async #fetch(wanted: { kind: string; key: string }[]): Promise<void> {
    const missing = new Map(
      wanted
        .map(({ kind, key }): [string, string[]] => [
          `${kind} ${key}`,
          [kind, key],
        ])
        .filter(([id]) => !this.#found.has(id)),
    );
    for (const chunk of chunked([...missing.values()])) {
      this.#keep(await this.#rows().whereIn(['kind', 'key'], chunk));
    }
  }

  #keep(rows: Found[]): void {
    for (const row of rows) this.#found.set(`${row.kind} ${row.key}`, row);
  }
}
