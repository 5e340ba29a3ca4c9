import { keyOf } from './order';
import { ref } from './references';
import type { RowPage, Span } from './findSpan';
import type { RowFinder } from './RowFinder';
import type { FoldedRows } from './rows';

/** How far apart in time two reports may be of one deployment, milliseconds. */
export const REPORTS_APART = 3_600_000;

/** A page of rows of one kind, with what they refer to. */
export type FoundPage = Omit<Span, 'bounds'> & {
  /** Those of its instants at least */
  rows: FoldedRows;
  /** Instants of its first and last row */
  bounds: { first: number; last: number };
};

const NOWHERE = { first: Infinity, last: -Infinity };

/** Deployments, in one environment or all, with their incidents and reports. */
export async function findDeployments(
  finder: RowFinder,
  page: RowPage & { environment?: string },
): Promise<FoundPage> {
  const { environment } = page;
  const reference =
    environment === undefined ? undefined : ref.deployedIn(environment);
  const { bounds = NOWHERE, ...span } = await finder.span(
    'deployments',
    reference,
    page,
  );
  if (bounds.last < bounds.first)
    return { ...span, bounds, rows: finder.rows() };
  // A report is of the nearest deployment, which may lie beyond the page
  const from = bounds.first - 2 * REPORTS_APART;
  const to = bounds.last + 2 * REPORTS_APART;
  if (reference) await finder.byRefBetween(reference, from, to);
  else await finder.between(['deployments', 'corroborating'], from, to);
  await finder.byRefs(
    finder.rows().deployments.map(row => ref.blamedOn(keyOf(row))),
  );
  return { ...span, bounds, rows: finder.rows() };
}

/** Incidents by their start, or versions by when they were first told of. */
export async function findListed(
  finder: RowFinder,
  kind: 'incidents' | 'versions',
  page: RowPage,
): Promise<FoundPage> {
  const { bounds = NOWHERE, ...span } = await finder.span(
    kind,
    ref[kind],
    page,
  );
  if (bounds.first <= bounds.last) {
    await finder.byRefBetween(ref[kind], bounds.first, bounds.last);
  }
  return { ...span, bounds, rows: finder.rows() };
}
