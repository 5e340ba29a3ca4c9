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

export function toPage<T>(
  all: T[],
  { offset, limit }: PageQuery,
): { items: T[]; total: number; nextCursor: string | null } {
  const end = offset + limit;
  return {
    items: all.slice(offset, end),
    total: all.length,
    nextCursor:
      end < all.length ? Buffer.from(String(end)).toString('base64url') : null,
  };
}
