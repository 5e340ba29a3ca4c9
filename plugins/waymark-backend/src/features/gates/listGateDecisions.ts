import type { GateDecision } from 'backstage-plugin-waymark-common';
import { pageOf, type Page, type PageQuery } from '../../kernel/http/page';
import type { ProjectionStore } from '../../projections/ProjectionStore';
import { rowsOnPage } from '../../projections/rowsOnPage';
import { toGateDecision } from '../../projections/toGateDecision';

/** What gates decided on a model's versions, newest first. */
export async function listGateDecisions(
  projections: Pick<ProjectionStore, 'findListed'>,
  model: string,
  query: PageQuery,
): Promise<Page<GateDecision>> {
  const found = await projections.findListed(model, 'gates', query);
  const rows = rowsOnPage(found, 'gates', row => row.at, query);
  const items = rows.map(row => toGateDecision(model, row));
  return pageOf(items, found.total, query);
}
