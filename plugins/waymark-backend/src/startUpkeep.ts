import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { AssignmentWatch } from './features/assignments/AssignmentWatch';
import type { CampaignReminders } from './features/campaigns/CampaignReminders';
import type { CatalogModels } from './kernel/catalog/CatalogModels';
import type { GroupLevelWatch } from './standings/GroupLevelWatch';
import type { LevelWatch } from './standings/LevelWatch';
import type { ReporterWatch } from './features/reporters/ReporterWatch';
import type { Retention } from './ledger/Retention';
import type { Portfolio } from './portfolio/Portfolio';
import type { RefreshQueue } from './standings/RefreshQueue';
import type { Projector } from './projections/Projector';
import type { RollbackService } from './features/rollback/RollbackService';
import type { ActivityStore } from './intake/sources/ActivityStore';
import { activityDays } from './intake/sources/describeSources';
import type { SourceActivity } from './intake/sources/SourceActivity';
import type { EngineMetrics } from './kernel/telemetry/EngineMetrics';
import type { Rebuilds } from './standings/upkeep/Rebuilds';
import type { Rejudging } from './standings/upkeep/Rejudging';

export type UpkeepOptions = {
  lifecycle: LifecycleService;
  logger: LoggerService;
  scheduler: SchedulerService;
  metrics: EngineMetrics;
  catalog: CatalogModels;
  projector: Projector;
  portfolio: Portfolio;
  refreshes: RefreshQueue;
  rollbacks: RollbackService;
  rebuilds: Rebuilds;
  rejudging: Rejudging;
  reporters: ReporterWatch;
  assigner: AssignmentWatch;
  levels: LevelWatch;
  groupLevels: GroupLevelWatch;
  sourceActivity: SourceActivity;
  activities: ActivityStore;
  campaignReminders: CampaignReminders;
  /** Where events are not kept for ever */
  retention?: Retention;
};

/** What the engine does unasked: in each replica, or in one by the schedule. */
export async function startUpkeep(options: UpkeepOptions): Promise<void> {
  const { lifecycle, logger, scheduler, metrics } = options;
  const { catalog, projector, portfolio, refreshes, rollbacks } = options;
  const { rebuilds, rejudging, reporters, assigner, levels, retention } =
    options;
  const { groupLevels, sourceActivity, activities, campaignReminders } =
    options;

  // Each replica looks for what others left: their marks and their rollbacks.
  const upkeep = setInterval(() => {
    projector.kick();
    rollbacks.advance();
    rebuilds
      .settle()
      .catch(error => logger.warn('Could not look after a rebuild', error));
    rejudging
      .settle()
      .catch(error => logger.warn('Could not judge models anew', error));
  }, 1_500);
  const writing = setInterval(() => sourceActivity.flush(), 3_000);
  lifecycle.addShutdownHook(async () => {
    projector.stop();
    refreshes.stop();
    clearInterval(upkeep);
    clearInterval(writing);
    await rejudging.stop();
    await sourceActivity.flush();
  });
  lifecycle.addStartupHook(() => {
    projector.kick();
    projector
      .markOutdated()
      .catch(error =>
        logger.warn('Could not tell which figures are outdated', error),
      );
  });
  await scheduler.scheduleTask({
    id: 'waymark-portfolio',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 3 },
    timeout: { minutes: 10 },
    fn: async () => {
      const models = await catalog.all({ fresh: true });
      await reporters.settle(models);
      await assigner.settle(models);
      await metrics.refreshing('stale', () => portfolio.refreshStale(models));
    },
  });
  await scheduler.scheduleTask({
    id: 'waymark-source-days',
    frequency: { days: 1 },
    timeout: { minutes: 10 },
    fn: () => activities.prune(activityDays(Date.now())[0]),
  });
  await scheduler.scheduleTask({
    id: 'waymark-levels',
    frequency: { seconds: 15 },
    initialDelay: { seconds: 10 },
    timeout: { minutes: 10 },
    fn: () => levels.settle(),
  });
  await scheduler.scheduleTask({
    id: 'waymark-group-levels',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 20 },
    timeout: { minutes: 10 },
    fn: () => groupLevels.settle(),
  });
  await scheduler.scheduleTask({
    id: 'waymark-campaigns',
    frequency: { minutes: 5 },
    // By then the models were judged
    initialDelay: { minutes: 2 },
    timeout: { minutes: 10 },
    fn: async () => {
      // Models that are not judged yet would count as not there
      const { state } = await rejudging.get();
      if (state === 'idle') await campaignReminders.settle();
    },
  });

  if (retention) {
    await scheduler.scheduleTask({
      id: 'waymark-retention',
      frequency: { days: 1 },
      initialDelay: { minutes: 1 },
      timeout: { hours: 2 },
      fn: signal => retention.run(signal).then(() => projector.kick()),
    });
  }
}
