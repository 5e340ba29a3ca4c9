import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { createModelFactRetriever } from './createModelFactRetriever';

/**
 * Brings models' figures, maturity and risk tier to Tech Insights.
 *
 * @public
 */
export const techInsightsModuleWaymark = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'waymark',
  register(reg) {
    reg.registerInit({
      deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
      async init({ retrievers }) {
        const retriever = createModelFactRetriever();
        retrievers.addFactRetrievers({ [retriever.id]: retriever });
      },
    });
  },
});
