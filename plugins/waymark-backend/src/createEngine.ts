import type {
  HttpRouterService,
  PermissionsRegistryService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { waymarkPermissions } from 'backstage-plugin-waymark-common';
import { createCore } from './core/createCore';
import { features } from './features';
import type { KernelOptions } from './kernel/createKernel';
import type { Feature } from './kernel/Feature';
import { mountFeatures } from './kernel/http/mountFeatures';
import { startFeatures } from './kernel/startFeatures';

/** What the engine needs of Backstage. */
export type EngineOptions = KernelOptions & {
  actionsRegistry: ActionsRegistryService;
  httpRouter: HttpRouterService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
};

/** Makes the core and its features, and has them at work. */
export async function createEngine(options: EngineOptions): Promise<void> {
  const { actionsRegistry, permissionsRegistry, scheduler } = options;
  const core = await createCore(options);
  const made: Feature[] = [];
  for (const createFeature of features) made.push(await createFeature(core));
  for (const feature of made) {
    core.deployed.add(models => feature.onDeployments?.(models));
    core.projector.onProjected(model => feature.onProjected?.(model));
    feature.registerActions?.(actionsRegistry);
    for (const [name, part] of Object.entries(feature.overview ?? {})) {
      core.overviewParts.set(name, part);
    }
  }
  permissionsRegistry.addPermissions([
    ...waymarkPermissions,
    ...made.flatMap(({ permissions = [] }) => permissions),
  ]);
  mountFeatures(options, made);
  await startFeatures({ ...core, scheduler }, made);
}
