import type {
  ModelSummary,
  ModelsOptions,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';

/** The most the API gives in one page. */
const PAGE = 200;

/** Every model under the given filters, page after page. */
export async function fetchAllModels(
  api: WaymarkApi,
  options: ModelsOptions,
): Promise<ModelSummary[]> {
  const models: ModelSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.getModels({ ...options, limit: PAGE, cursor });
    models.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return models;
}
