import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { ReporterWatch } from './ReporterWatch';

/** Reporters: whose reports of a model's deployments count, by its annotations. */
export function createReporters(core: Core): Feature {
  const watch = ReporterWatch.create({
    ...core,
    getEntities: refs => core.catalog.getMany(refs),
  });
  return {
    onCatalogRead: models => watch.recordDifferences(models),
    onDeployments: models => watch.look(models),
  };
}
