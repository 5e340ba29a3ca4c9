import type { Pages } from './usePages';

/** The rows shown at once, of all that there are. */
export type Page<Row> = {
  items: readonly Row[];
  /** Where the API counts them */
  total?: number;
  /** Absent and `null` on the last page */
  nextCursor?: string | null;
};

/** The page of a list that is here already. */
export function pageOf<Row>(
  rows: readonly Row[],
  pages: Pages,
  size: number,
): Page<Row> {
  const start = Number(pages.cursor ?? 0);
  const end = start + size;
  return {
    items: rows.slice(start, end),
    total: rows.length,
    nextCursor: end < rows.length ? String(end) : null,
  };
}
