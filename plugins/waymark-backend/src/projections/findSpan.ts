import type { Knex } from 'knex';

/** Which rows of a list: instants epoch milliseconds, `to` not included. */
export type RowPage = {
  from?: number;
  to?: number;
  offset: number;
  limit: number;
};

/** Where a page lies. */
export type Span = {
  /** Rows there are in all */
  total: number;
  /** Instants of its first and last row; none where it is empty */
  bounds?: { first: number; last: number };
  /** How many of the latest instant belong to the page before */
  skip: number;
};

/**
 * Where a page lies among rows that have an instant, newest first; reads the
 * index alone.
 *
 * @param rows - begins a query of all rows there are
 */
export async function findSpan(
  rows: () => Knex.QueryBuilder,
  { from, to, offset, limit }: RowPage,
): Promise<Span> {
  const all = () => {
    const query = rows();
    if (from !== undefined) query.where('at_ms', '>=', from);
    if (to !== undefined) query.where('at_ms', '<', to);
    return query;
  };
  const count = async (query: Knex.QueryBuilder) =>
    Number((await query.count({ count: '*' }))[0].count);
  const newest = () => all().orderBy('at_ms', 'desc').select('at_ms');
  const [total, bounds] = await Promise.all([
    count(all()),
    newest().offset(offset).limit(limit),
  ]);
  if (bounds.length === 0) return { total, skip: 0 };
  const last = Number(bounds[0].at_ms);
  const first = Number(bounds[bounds.length - 1].at_ms);
  const later = await count(all().where('at_ms', '>', last));
  return { total, skip: offset - later, bounds: { first, last } };
}
