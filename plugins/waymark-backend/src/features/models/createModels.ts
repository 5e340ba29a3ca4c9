import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { DefinitionPages } from '../../metrics/DefinitionPages';
import { definitionsRouter } from './definitionsRouter';
import { metricsRouter } from './metricsRouter';
import { ModelLists } from './ModelLists';
import { modelsRouter } from './modelsRouter';
import { overviewRouter } from './overviewRouter';
import { provenanceRouter } from './provenanceRouter';

/** Reading one model: its figures, deployments, incidents, versions, lineage. */
export function createModels(core: Core): Feature {
  const lists = ModelLists.create({ store: core.projections });
  return {
    routers: [
      definitionsRouter({ ...core, definitions: DefinitionPages.load() }),
      metricsRouter(core),
      provenanceRouter({ ...core, lists }),
      modelsRouter({ ...core, lists }),
      overviewRouter({ ...core, lists }),
    ],
  };
}
