import { parsePage, type Page, type PageQuery } from '../kernel/http/page';

/** All pages, one after the other. */
export async function walkPages<T>(
  limit: number,
  read: (page: PageQuery) => Promise<Page<T>>,
): Promise<{ items: T[]; totals: Set<number> }> {
  const items: T[] = [];
  const totals = new Set<number>();
  let cursor: string | undefined;
  do {
    const page = await read(parsePage({ cursor, limit }));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    totals.add(page.total);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { items, totals };
}
