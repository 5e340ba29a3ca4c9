import type { PageQuery } from '../kernel/http/page';
import type { FoundPage, ListedKind } from './findPage';
import type { ModelRows } from './rows';

type Listed = 'deployments' | ListedKind;

/** The rows of a page, newest first. */
export function rowsOnPage<K extends Listed>(
  { rows, bounds, skip }: FoundPage,
  kind: K,
  at: (row: ModelRows[K][number]) => number,
  { limit }: PageQuery,
): ModelRows[K][number][] {
  const all: ModelRows[K][number][] = rows[kind];
  return all
    .filter(row => at(row) >= bounds.first && at(row) <= bounds.last)
    .reverse()
    .slice(skip, skip + limit);
}
