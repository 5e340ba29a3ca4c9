import type {
  FactRetriever,
  FactRetrieverContext,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import {
  WAYMARK_API_VERSION,
  WaymarkClient,
} from 'backstage-plugin-waymark-common';
import { modelFactSchema } from './modelFactSchema';
import { toFact } from './toFact';

/** The most that a page of models may hold. */
const PAGE = 200;

/**
 * Retrieves facts of every model in the catalog, a page of Waymark's list of
 * models at a time.
 *
 * @public
 */
export function createModelFactRetriever(): FactRetriever {
  return {
    id: 'waymarkModelFactRetriever',
    version: '0.1.0',
    title: 'Waymark models',
    description: 'Delivery figures, maturity level and risk tier of AI models',
    entityFilter: [{ kind: 'model', apiVersion: WAYMARK_API_VERSION }],
    schema: modelFactSchema,
    async handler(context) {
      const client = createClient(context);
      const facts: TechInsightFact[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.getModels({ limit: PAGE, cursor });
        const known = page.items.filter(({ inCatalog }) => inCatalog);
        facts.push(...known.map(toFact));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return facts;
    },
  };
}

/** Asks as the plugin itself, with a token for each request. */
function createClient(context: FactRetrieverContext): WaymarkClient {
  const { auth, discovery } = context;
  return new WaymarkClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'waymark',
        });
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
