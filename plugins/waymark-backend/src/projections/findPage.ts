import { keyOf } from './order';
import { ref } from './references';
import type { RowPage, Span } from './findSpan';
import type { RowFinder } from './RowFinder';
import type { ModelRows } from './rows';

/** How far apart in time two reports may be of one deployment, milliseconds. */
export const REPORTS_APART = 3_600_000;

/** A page of rows of one kind, with what they refer to. */
export type FoundPage = Omit<Span, 'bounds'> & {
  /** Those of its instants at least */
  rows: ModelRows;
  /** Instants of its first and last row */
  bounds: { first: number; last: number };
};

const LISTED_BY = {
  incidents: ref.incidents,
  versions: ref.versions,
  approvals: undefined,
  gates: undefined,
};

/** Kinds of rows that are listed alone. */
export type ListedKind = keyof typeof LISTED_BY;

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
    return { ...span, bounds, rows: await finder.rows() };
  // A report is of the nearest deployment, which may lie beyond the page
  const from = bounds.first - 2 * REPORTS_APART;
  const to = bounds.last + 2 * REPORTS_APART;
  if (reference) await finder.byRefBetween(reference, from, to);
  else await finder.between(['deployments', 'corroborating'], from, to);
  await finder.byRefs(
    finder.found().deployments.map(row => ref.blamedOn(keyOf(row))),
  );
  return { ...span, bounds, rows: await finder.rows() };
}

/**
 * Incidents by their start, versions by when they were first told of, approvals
 * and gates' decisions by when they were made.
 */
export async function findListed(
  finder: RowFinder,
  kind: ListedKind,
  page: RowPage,
): Promise<FoundPage> {
  // The instant of the latter rows is their own, so no reference has another
  const reference = LISTED_BY[kind];
  const { bounds = NOWHERE, ...span } = await finder.span(
    kind,
    reference,
    page,
  );
  if (bounds.first <= bounds.last) {
    const between = [bounds.first, bounds.last] as const;
    if (reference) await finder.byRefBetween(reference, ...between);
    else await finder.between([kind], ...between);
  }
  return { ...span, bounds, rows: await finder.rows() };
}

/** So many deployments of one version are found, the latest of them. */
export const DEPLOYMENTS_OF_VERSION = 200;

/**
 * One version by its name or its artifact's, with what people and gates said of
 * it, its latest deployments and the incidents these are blamed for.
 */
export async function findVersion(
  finder: RowFinder,
  name: string,
): Promise<FoundPage> {
  await finder.byKeys('versions', [name]);
  if (finder.found().versions.length === 0) {
    await finder.byRefs([ref.versionOf(name)]);
  }
  const [{ version, artifactId } = { version: name, artifactId: undefined }] =
    finder.found().versions;
  const names = artifactId ? [version, artifactId] : [version];
  await finder.byRefs(
    names.flatMap(each => [ref.gateOf(each), ref.approvalOf(each)]),
  );
  const reference = ref.versionDeployed(version);
  const { bounds = NOWHERE, ...span } = await finder.span(
    'deployments',
    reference,
    { offset: 0, limit: DEPLOYMENTS_OF_VERSION },
  );
  if (bounds.first <= bounds.last) {
    await finder.byRefBetween(reference, bounds.first, bounds.last);
    await finder.byRefs(
      finder.found().deployments.map(row => ref.blamedOn(keyOf(row))),
    );
  }
  return { ...span, bounds, rows: await finder.rows() };
}

/** Versions by when they were first told of, with all deployments of each. */
export async function findLineage(
  finder: RowFinder,
  page: RowPage,
): Promise<FoundPage> {
  const found = await findListed(finder, 'versions', page);
  await finder.byRefs(
    found.rows.versions
      .flatMap(({ version, artifactId }) => [version, artifactId ?? []].flat())
      .map(ref.versionDeployed),
  );
  return { ...found, rows: await finder.rows() };
}
