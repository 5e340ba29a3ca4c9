import type {
  AuthService,
  DatabaseService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { openSubject } from './kernel/access/openSubject';
import { seesAllModels } from './kernel/access/seesAllModels';
import { ModelAccess } from './kernel/access/ModelAccess';
import { Assignments } from './features/assignments/Assignments';
import { AssignmentWatch } from './features/assignments/AssignmentWatch';
import { UnassignedStore } from './features/assignments/UnassignedStore';
import { CampaignReader } from './features/campaigns/CampaignReader';
import { CampaignReminders } from './features/campaigns/CampaignReminders';
import { Campaigns } from './features/campaigns/Campaigns';
import { CampaignStore } from './features/campaigns/CampaignStore';
import { ReminderStore } from './features/campaigns/ReminderStore';
import { CatalogGroups } from './kernel/catalog/CatalogGroups';
import { CatalogModels } from './kernel/catalog/CatalogModels';
import { Attestations } from './features/attestations/Attestations';
import { Gates } from './features/gates/Gates';
import { GroupLevelWatch } from './standings/GroupLevelWatch';
import { LedgerDecisionRecorder } from './decisions/LedgerDecisionRecorder';
import { LevelWatch } from './standings/LevelWatch';
import { ReporterWatch } from './features/reporters/ReporterWatch';
import { Reviews } from './features/attestations/Reviews';
import { readWaymarkConfig } from './config';
import { Corrections } from './features/corrections/Corrections';
import { openDatabase } from './kernel/database/applyMigrations';
import type { DoorKeeper } from './DoorKeeper';
import { factRegistry, ProvidedFacts } from './facts';
import { DefaultIngestService } from './intake/ingest/DefaultIngestService';
import { RateLimiter } from './intake/ingest/RateLimiter';
import { DatabaseLedger } from './ledger/DatabaseLedger';
import { EventLookup } from './ledger/EventLookup';
import { Retention } from './ledger/Retention';
import { DefaultMaturityService } from './maturity';
import { BackstageNotifier } from './kernel/notify/BackstageNotifier';
import { ChangeNotifier } from './kernel/notify/ChangeNotifier';
import { SignalIds } from './kernel/notify/SignalIds';
import { judgedBy } from './standings/judgedBy';
import { LiveContributions } from './rollups/LiveContributions';
import { MaturityOverviews } from './standings/MaturityOverviews';
import { MaturityTrends } from './standings/MaturityTrends';
import { Portfolio } from './portfolio/Portfolio';
import { Rollups } from './rollups/Rollups';
import { RefreshQueue } from './standings/RefreshQueue';
import { RollupStore } from './rollups/RollupStore';
import { SnapshotStore } from './standings/SnapshotStore';
import { StandingStore } from './standings/StandingStore';
import { loadGateRules } from './policy/loadGateRules';
import { keptByLive } from './projections/keptByLive';
import { ProjectionStore } from './projections/ProjectionStore';
import { Projector } from './projections/Projector';
import { DefinitionPages } from './features/models/DefinitionPages';
import { ModelLists } from './features/models/ModelLists';
import { ModelQueries } from './features/models/ModelQueries';
import { DatabaseRollbackStore } from './features/rollback/DatabaseRollbackStore';
import { DefaultRollbackService } from './features/rollback/DefaultRollbackService';
import { readRollbackSettings } from './features/rollback/RollbackSettings';
import type { RouterOptions } from './router/RouterOptions';
import { ConflictReader } from './intake/sources/ConflictReader';
import { CountingIngest } from './intake/sources/CountingIngest';
import { DatabaseActivityStore } from './intake/sources/DatabaseActivityStore';
import { startUpkeep } from './startUpkeep';
import { DatabaseSourceStore } from './intake/sources/DatabaseSourceStore';
import { SourceActivity } from './intake/sources/SourceActivity';
import { SourceTester } from './intake/sources/SourceTester';
import { createEngineMetrics } from './kernel/telemetry/EngineMetrics';
import { MeasuredIngest } from './kernel/telemetry/MeasuredIngest';
import { observeDatabase } from './kernel/telemetry/observeDatabase';
import { FrameworkEditions } from './standings/upkeep/FrameworkEditions';
import { Rebuilds } from './standings/upkeep/Rebuilds';
import { Rejudging } from './standings/upkeep/Rejudging';

/** What the engine needs of Backstage. */
export type EngineOptions = {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  doors: DoorKeeper;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  signals: SignalsService;
};

/** The rooms, wired, with their upkeep under way. */
export async function createEngine(
  options: EngineOptions,
): Promise<
  Omit<
    RouterOptions,
    'auditor' | 'httpAuth' | 'logger' | 'senders' | 'userInfo'
  >
> {
  const { config, doors, lifecycle, logger, permissions, scheduler } = options;
  const settings = readWaymarkConfig(config);
  const { benchmark, fold, keepEventsFor, legend } = settings;
  const { limits, rateLimit, reminderDays } = settings;
  const database = await openDatabase(options.database);
  const metrics = createEngineMetrics(options.metrics);
  observeDatabase(options.metrics, database);
  const catalog = CatalogModels.create(options);
  const ledger = DatabaseLedger.create({ database });
  const projections = ProjectionStore.create({ database });
  const signalIds = SignalIds.create({ database });
  const notifier = ChangeNotifier.create({ ...options, signalIds });
  const providedFacts = doors.factProviders.flatMap(provider => provider.facts);
  const maturity = DefaultMaturityService.fromConfig(config, {
    providedFacts,
    providedFrameworks: doors.frameworks,
  });
  const editions = maturity.listEditions();
  await FrameworkEditions.create({ database }).register(editions);
  const facts = ProvidedFacts.create({
    providers: doors.factProviders,
    logger,
  });
  const groups = CatalogGroups.create(options);
  const rollupStore = RollupStore.create({ database });
  const snapshots = SnapshotStore.create({ database });
  const standings = StandingStore.create({
    database,
    judgedBy: judgedBy(editions),
  });
  const portfolio = Portfolio.create({
    standings,
    catalog,
    groups,
    facts,
    logger,
    ledger,
    projections,
    snapshots,
    rollups: rollupStore,
    signalIds,
    maturity,
    legend,
  });
  const projector = Projector.create({
    database,
    ledger,
    store: projections,
    logger,
    fold,
    onFolded: async (trx, model, { levelChanges }, changed) => {
      if (!isOnlyLevels(changed)) return snapshots.expire(trx, model);
      // A model's level does not follow from what was recorded of it
      return standings.setHistory(trx, model, levelChanges);
    },
    onTimed: metrics.folded,
  });
  const rebuilds = Rebuilds.create({ database, projector });
  const onAppended = () => projector.kick();
  const recorder = LedgerDecisionRecorder.create({ ledger, onAppended });
  const events = EventLookup.create({ database });
  const unassigned = UnassignedStore.create({ database });
  const assignments = Assignments.create({
    store: unassigned,
    events,
    recorder,
  });
  const assigner = AssignmentWatch.create({
    database,
    store: unassigned,
    assignments,
    logger,
  });
  const reporters = ReporterWatch.create({
    ledger,
    recorder,
    getEntities: refs => catalog.getMany(refs),
    logger,
  });
  const rollbacks = DefaultRollbackService.create({
    store: DatabaseRollbackStore.create({ database }),
    recorder,
    projections,
    executors: doors.executors,
    getEntity: ref => catalog.get(ref),
    settings: readRollbackSettings(config),
    logger,
    notify: model => notifier.changed(model),
  });

  const activities = DatabaseActivityStore.create({ database });
  const sourceActivity = SourceActivity.create({ store: activities, logger });
  const ingest = CountingIngest.create({
    activity: sourceActivity,
    ingest: MeasuredIngest.create({
      metrics,
      ingest: DefaultIngestService.create({
        ledger,
        models: () => catalog.known(),
        maxEventBytes: limits.eventBytes,
        onAppended,
        onDeployments: models => reporters.look(models),
      }),
    }),
  });
  const queries = ModelQueries.create({
    ledger,
    projections,
    portfolio,
    fold,
    legend,
  });
  const levels = LevelWatch.create({
    store: standings,
    projections,
    maturity,
    facts,
    recorder,
    getEntities: () => catalog.all(),
    logger,
  });
  const groupLevels = GroupLevelWatch.create({
    listModels: async () =>
      portfolio.known(await options.auth.getOwnServiceCredentials()),
    groups,
    store: standings,
    projections,
    maturity,
    recorder,
  });
  const rejudging = Rejudging.create({
    database,
    judgedBy: judgedBy(editions),
    standings,
    snapshots,
    projections,
    maturity,
    refresh: model => portfolio.refresh(model),
    onJudged: model => notifier.changed(model),
    logger,
  });

  const refreshes = RefreshQueue.create({
    refresh: async model => {
      await metrics.refreshing('model', () => portfolio.refresh(model));
      notifier.changed(model);
    },
    onError: (model, error) =>
      logger.error(`Could not refresh the row of ${model}`, error as Error),
  });
  projector.onProjected((model, changed) => {
    if (isOnlyLevels(changed)) notifier.changed(model);
    else refreshes.add(model);
    rollbacks.advance({ model });
  });

  const retention =
    keepEventsFor === undefined
      ? undefined
      : Retention.create({
          database,
          ledger,
          logger,
          keepFor: keepEventsFor,
          retained: async (model, since) =>
            (await projector.isBehind(model))
              ? undefined
              : keptByLive(await projections.getRows(model), since),
        });
  const campaigns = {
    store: CampaignStore.create({ database }),
    reader: CampaignReader.create({ groups, standings, maturity }),
    catalog,
    maturity,
  };
  const campaignReminders = CampaignReminders.create({
    ...campaigns,
    reminders: ReminderStore.create({ database }),
    notifications: options.notifications,
    logger,
    reminderDays,
  });

  await startUpkeep({
    lifecycle,
    logger,
    scheduler,
    metrics,
    catalog,
    projector,
    portfolio,
    refreshes,
    rollbacks,
    rebuilds,
    rejudging,
    reporters,
    assigner,
    levels,
    groupLevels,
    sourceActivity,
    activities,
    campaignReminders,
    retention,
  });

  const access = ModelAccess.create({
    permissions,
    catalog,
    hasEvents: model => ledger.hasEvents(model),
  });
  return {
    access,
    openSubject: (ref, credentials) =>
      openSubject({ access, catalog }, ref, credentials),
    seesAllModels: (subject, credentials) =>
      seesAllModels({ catalog, groups }, subject, credentials),
    ingest,
    sources: DatabaseSourceStore.create({ database }),
    sourceActivity,
    activities,
    sourceTester: SourceTester.create({ ingest, ledger }),
    conflicts: ConflictReader.create({ database }),
    translators: doors.translators,
    metrics,
    queries,
    lists: ModelLists.create({ store: projections }),
    attestations: Attestations.create({ recorder, projections, maturity }),
    reviews: Reviews.create({
      ledger,
      recorder,
      projections,
      maturity,
      notifier: BackstageNotifier.create(options),
      getEntity: (ref, credentials) => catalog.getFor(ref, credentials),
    }),
    gates: Gates.create({
      recorder,
      projections,
      maturity,
      facts,
      rules: loadGateRules(config, {
        definitions: [...factRegistry, ...providedFacts],
        hasCriterion: named => maturity.hasCriterion('model', named),
      }),
      environments: fold.environments,
      legend,
      isBehind: model => projector.isBehind(model),
    }),
    overviews: MaturityOverviews.create({
      portfolio,
      groups,
      store: standings,
      maturity,
      projections,
    }),
    campaigns: Campaigns.create({ ...campaigns, projections }),
    campaignReminders,
    trends: MaturityTrends.create({
      portfolio,
      groups,
      store: standings,
      maturity,
    }),
    definitions: DefinitionPages.load(),
    portfolio,
    rollups: Rollups.create({
      catalog,
      groups,
      store: rollupStore,
      live: LiveContributions.create({ projections }),
      legend,
    }),
    maturity,
    facts,
    rollbacks,
    assignments,
    corrections: Corrections.create({ ledger, recorder, projections, events }),
    unassigned,
    events,
    benchmark,
    limits,
    rates: new RateLimiter(rateLimit),
    rebuilds,
    rejudging,
  };
}

function isOnlyLevels(changed: ReadonlySet<string>): boolean {
  return changed.size === 1 && changed.has('levelChanges');
}
