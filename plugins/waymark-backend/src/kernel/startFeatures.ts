import type {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { LastOwners } from './access/LastOwners';
import type { CatalogModels } from './catalog/CatalogModels';
import type { Feature } from './Feature';

/** How often each replica takes up what others left, milliseconds. */
const UPKEEP_MS = 1_500;

/** Has features do what they do unasked: in each replica, or in one by the schedule. */
export async function startFeatures(
  options: {
    catalog: CatalogModels;
    lastOwners: LastOwners;
    lifecycle: LifecycleService;
    scheduler: SchedulerService;
  },
  features: Feature[],
): Promise<void> {
  const { catalog, lastOwners, lifecycle, scheduler } = options;
  const upkeep = setInterval(() => {
    for (const feature of features) feature.upkeep?.();
  }, UPKEEP_MS);
  lifecycle.addStartupHook(() => {
    for (const feature of features) feature.start?.();
  });
  lifecycle.addShutdownHook(async () => {
    clearInterval(upkeep);
    for (const feature of features) await feature.stop?.();
  });
  await scheduler.scheduleTask({
    id: 'waymark-portfolio',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 3 },
    timeout: { minutes: 10 },
    fn: async () => {
      const models = await catalog.all({ fresh: true });
      await lastOwners.note(models);
      for (const feature of features) await feature.onCatalogRead?.(models);
    },
  });
  for (const task of features.flatMap(({ tasks = [] }) => tasks)) {
    await scheduler.scheduleTask(task);
  }
}
