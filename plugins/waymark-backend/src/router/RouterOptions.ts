import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import type { AccessibleSubject } from '../kernel/access/openSubject';
import type { ModelAccess } from '../kernel/access/ModelAccess';
import type { Assignments } from '../features/assignments/Assignments';
import type { UnassignedStore } from '../features/assignments/UnassignedStore';
import type { CampaignReminders } from '../features/campaigns/CampaignReminders';
import type { Campaigns } from '../features/campaigns/Campaigns';
import type { Corrections } from '../features/corrections/Corrections';
import type { Attestations } from '../features/attestations/Attestations';
import type { Gates } from '../features/gates/Gates';
import type { Reviews } from '../features/attestations/Reviews';
import type { ProvidedFacts } from '../facts';
import type { IngestService } from '../intake/ingest/IngestService';
import type { RateLimiter } from '../intake/ingest/RateLimiter';
import type { Limits } from '../intake/ingest/readEvents';
import type { EventLookup } from '../ledger/EventLookup';
import type { BenchmarkChoice } from '../metrics/quickCheck/benchmark';
import type { MaturityService } from '../maturity/MaturityService';
import type { MaturityOverviews } from '../standings/MaturityOverviews';
import type { MaturityTrends } from '../standings/MaturityTrends';
import type { Portfolio } from '../portfolio/Portfolio';
import type { Rollups } from '../rollups/Rollups';
import type { DefinitionPages } from '../features/models/DefinitionPages';
import type { ModelLists } from '../features/models/ModelLists';
import type { ModelQueries } from '../features/models/ModelQueries';
import type { RollbackService } from '../features/rollback/RollbackService';
import type { ActivityStore } from '../intake/sources/ActivityStore';
import type { ConflictReader } from '../intake/sources/ConflictReader';
import type { SourceActivity } from '../intake/sources/SourceActivity';
import type { SourceStore } from '../intake/sources/SourceStore';
import type { SourceTester } from '../intake/sources/SourceTester';
import type { EngineMetrics } from '../kernel/telemetry/EngineMetrics';
import type { Rebuilds } from '../standings/upkeep/Rebuilds';
import type { Rejudging } from '../standings/upkeep/Rejudging';
import type { Senders } from '../intake/routes/Senders';

/** The rooms' public functions, as the routes call them. */
export type RouterOptions = {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  auditor: AuditorService;
  logger: LoggerService;
  access: ModelAccess;
  sources: SourceStore;
  senders: Senders;
  sourceActivity: SourceActivity;
  activities: ActivityStore;
  sourceTester: SourceTester;
  conflicts: ConflictReader;
  ingest: IngestService;
  translators: EventTranslator[];
  queries: ModelQueries;
  lists: ModelLists;
  definitions: DefinitionPages;
  portfolio: Portfolio;
  rollups: Rollups;
  /** Whom Quick Checks are held against unless a query says otherwise */
  benchmark: BenchmarkChoice;
  maturity: MaturityService;
  facts: ProvidedFacts;
  attestations: Attestations;
  reviews: Reviews;
  gates: Gates;
  overviews: MaturityOverviews;
  campaigns: Campaigns;
  campaignReminders: CampaignReminders;
  trends: MaturityTrends;
  /** A model, a team or the platform the caller may see */
  openSubject: (
    ref: string,
    credentials: BackstageCredentials,
  ) => Promise<AccessibleSubject>;
  /** Whether the caller may see all models of a team, or of the platform */
  seesAllModels: (
    subject: AccessibleSubject,
    credentials: BackstageCredentials,
  ) => Promise<boolean>;
  rollbacks: RollbackService;
  assignments: Assignments;
  corrections: Corrections;
  unassigned: UnassignedStore;
  events: EventLookup;
  metrics: EngineMetrics;
  limits: Limits;
  rates: RateLimiter;
  rebuilds: Rebuilds;
  rejudging: Rejudging;
};
