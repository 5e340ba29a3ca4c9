/** The most the API gives in one page. */
const LIMIT = 200;

/** Every item of a list that is answered by pages. */
export async function fetchAllPages<T>(
  load: (page: { limit: number; cursor?: string }) => Promise<{
    items: T[];
    nextCursor?: string | null;
  }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await load({ limit: LIMIT, cursor });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return all;
}
