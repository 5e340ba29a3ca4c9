import type {
  ModelStanding,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';

/** The most the API gives in one page. */
const PAGE = 200;

/** Every model under the given filters, page after page. */
export async function fetchAllStandings(
  api: WaymarkApi,
  options: Parameters<WaymarkApi['getMaturityOverview']>[0],
): Promise<ModelStanding[]> {
  const models: ModelStanding[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.getMaturityOverview({
      ...options,
      limit: PAGE,
      cursor,
    });
    models.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return models;
}
