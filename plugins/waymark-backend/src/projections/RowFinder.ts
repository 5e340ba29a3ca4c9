import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { findSpan, type RowPage, type Span } from './findSpan';
import { storedKey } from './references';
import { emptyRows } from './emptyRows';
import { rowKinds, type RowKind } from './kinds/registry';
import { sortRowsInSteps } from './sortRows';
import { inTurns, pause } from '../kernel/time/pause';
import { walk } from '../kernel/time/steps';
import type { ModelRows } from './rows';

/** So many rows are read at once. */
const PAGE = 2_000;

/** A row of the database: what the folds read is `row`, JSON. */
export type Found = { kind: string; key: string; row: string };

/** Finds rows of one model, each once, in as few statements as it takes. */
export class RowFinder {
  /** By kind and key */
  readonly #found = new Map<string, { kind: RowKind; row: unknown }>();

  constructor(private readonly knex: Knex, private readonly model: string) {}

  /** What was found so far, in any order */
  found(): ModelRows {
    const rows = emptyRows() as Record<RowKind, unknown[]>;
    for (const { kind, row } of this.#found.values()) rows[kind].push(row);
    return rows as ModelRows;
  }

  /** The same, each kind in its order */
  rows(): Promise<ModelRows> {
    return inTurns(sortRowsInSteps(this.found()));
  }

  /** Page by page where there are many: all at once would hold up the thread. */
  async ofKinds(kinds: RowKind[], since?: number): Promise<void> {
    const from = (query: Knex.QueryBuilder) =>
      since === undefined ? query : query.where('at_ms', '>=', since);
    const first = await from(this.#rows().whereIn('kind', kinds)).limit(PAGE);
    await this.#keep(first);
    if (first.length < PAGE) return;
    for (const kind of kinds) {
      let last: { at_ms: number; key: string } | undefined;
      do {
        const query = from(this.#rows().where({ kind })).select('at_ms');
        if (last) {
          const { at_ms: at, key } = last;
          // The first condition alone is one that an index has
          query
            .where('at_ms', '>=', at)
            .whereRaw('(at_ms, key) > (?, ?)', [at, key]);
        }
        const page = await query.orderBy(['at_ms', 'key']).limit(PAGE);
        await this.#keep(page);
        last = page.length === PAGE ? page.at(-1) : undefined;
      } while (last);
    }
  }

  /** Rows with an instant from one up to and including another */
  async between(kinds: RowKind[], from: number, to: number): Promise<void> {
    await this.#keep(
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
      await pause();
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
      await this.#keep(await this.#rows().whereIn(['kind', 'key'], chunk));
      await pause();
    }
  }

  async #keep(rows: Found[]): Promise<void> {
    await inTurns(
      walk(rows, ({ kind, key, row }) => {
        const id = `${kind} ${key}`;
        if (this.#found.has(id) || !Object.hasOwn(rowKinds, kind)) return;
        this.#found.set(id, { kind: kind as RowKind, row: JSON.parse(row) });
      }),
    );
  }
}
