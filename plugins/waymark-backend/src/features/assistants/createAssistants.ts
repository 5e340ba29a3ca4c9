import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { DefinitionPages } from '../../metrics/DefinitionPages';
import { registerExplainMetric } from './registerExplainMetric';
import { registerGetModelMetrics } from './registerGetModelMetrics';
import { registerListModelsAtRisk } from './registerListModelsAtRisk';

/** What AI assistants may ask, each with the caller's own permissions. */
export function createAssistants(core: Core): Feature {
  const definitions = DefinitionPages.load();
  return {
    registerActions(actionsRegistry) {
      const options = { ...core, actionsRegistry, definitions };
      registerGetModelMetrics(options);
      registerListModelsAtRisk(options);
      registerExplainMetric(options);
    },
  };
}
