import { InputError } from '@backstage/errors';

/** Where a page begins and how long it is. */
export type PageQuery = { offset: number; limit: number };

/** @throws InputError naming the parameter that is wrong */
export function parsePage(query: Record<string, unknown>): PageQuery {
  const limit = query.limit === undefined ? 50 : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) {
    throw new InputError("'limit' must be a whole number from 1 to 200");
  }
  if (query.cursor === undefined) return { offset: 0, limit };
  const offset = Number(
    Buffer.from(String(query.cursor), 'base64url').toString('utf8'),
  );
  if (!Number.isInteger(offset) || offset < 0) {
    throw new InputError("'cursor' must be the nextCursor of the page before");
  }
  return { offset, limit };
}

export type Page<T> = { items: T[]; total: number; nextCursor: string | null };

export function toPage<T>(all: T[], page: PageQuery): Page<T> {
  const { offset, limit } = page;
  return pageOf(all.slice(offset, offset + limit), all.length, page);
}

/** A page whose items alone were read, of `total`. */
export function pageOf<T>(
  items: T[],
  total: number,
  { offset, limit }: PageQuery,
): Page<T> {
  const end = offset + limit;
  return {
    items,
    total,
    nextCursor:
      end < total ? Buffer.from(String(end)).toString('base64url') : null,
  };
}
