import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import { CatalogGroups } from './catalog/CatalogGroups';
import { CatalogModels } from './catalog/CatalogModels';
import { namedCatalog } from './catalog/namedCatalog';
import { openDatabase } from './database/applyMigrations';
import type { Extensions } from './Extensions';
import type { OverviewPart } from './Feature';
import { BackstageNotifier } from './notify/BackstageNotifier';
import { ChangeNotifier } from './notify/ChangeNotifier';
import type { Notifier } from './notify/Notifier';
import { SignalIds } from './notify/SignalIds';
import {
  createEngineMetrics,
  type EngineMetrics,
} from './telemetry/EngineMetrics';

/** Services of Backstage that the engine uses as they are. */
type Services = {
  auditor: AuditorService;
  auth: AuthService;
  config: Config;
  eventsService: EventsService;
  /** What modules of vendors and adopters brought */
  extensions: Extensions;
  httpAuth: HttpAuthService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
};

/** What the engine needs of Backstage. */
export type KernelOptions = Services & {
  catalog: CatalogService;
  database: DatabaseService;
  metrics: MetricsService;
  signals: SignalsService;
};

/** What every room may use. */
export type Kernel = Services & {
  catalog: CatalogModels;
  /** Tells browsers which models changed */
  changes: ChangeNotifier;
  database: Knex;
  groups: CatalogGroups;
  /** What OpenTelemetry measures with, for instruments of a room's own */
  meter: MetricsService;
  metrics: EngineMetrics;
  /** What features add to the overview of a model, by the name in the answer */
  overviewParts: Map<string, OverviewPart>;
  /** Tells people */
  notifier: Notifier;
  signalIds: SignalIds;
};

/** Opens the database and wires what every room may use. */
export async function createKernel(options: KernelOptions): Promise<Kernel> {
  const database = await openDatabase(options.database);
  const catalog = namedCatalog(options.catalog);
  const signalIds = SignalIds.create({ database });
  return {
    ...options,
    catalog: CatalogModels.create({ ...options, catalog }),
    changes: ChangeNotifier.create({ ...options, signalIds }),
    database,
    groups: CatalogGroups.create({ ...options, catalog }),
    meter: options.metrics,
    metrics: createEngineMetrics(options.metrics),
    overviewParts: new Map(),
    notifier: BackstageNotifier.create(options),
    signalIds,
  };
}
