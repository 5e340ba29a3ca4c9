import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { EventTranslator } from '@waymark/backstage-plugin-waymark-node';
import type { AccessibleSubject } from '../access/openSubject';
import type { ModelAccess } from '../access/ModelAccess';
import type { Assignments } from '../assignments/Assignments';
import type { UnassignedStore } from '../assignments/UnassignedStore';
import type { CampaignReminders } from '../campaigns/CampaignReminders';
import type { Campaigns } from '../campaigns/Campaigns';
import type { Corrections } from '../corrections/Corrections';
import type { Attestations } from '../commands/Attestations';
import type { Gates } from '../commands/Gates';
import type { Reviews } from '../commands/Reviews';
import type { ProvidedFacts } from '../facts';
import type { IngestService } from '../ingest/IngestService';
import type { RateLimiter } from '../ingest/RateLimiter';
import type { Limits } from '../ingest/readEvents';
import type { EventLookup } from '../ledger/EventLookup';
import type { BenchmarkChoice } from '../metrics/quickCheck/benchmark';
import type { MaturityService } from '../maturity/MaturityService';
import type { MaturityOverviews } from '../portfolio/MaturityOverviews';
import type { MaturityTrends } from '../portfolio/MaturityTrends';
import type { Portfolio } from '../portfolio/Portfolio';
import type { Rollups } from '../portfolio/Rollups';
import type { DefinitionPages } from '../queries/DefinitionPages';
import type { ModelLists } from '../queries/ModelLists';
import type { ModelQueries } from '../queries/ModelQueries';
import type { RollbackService } from '../rollback/RollbackService';
import type { ActivityStore } from '../sources/ActivityStore';
import type { ConflictReader } from '../sources/ConflictReader';
import type { SourceActivity } from '../sources/SourceActivity';
import type { SourceStore } from '../sources/SourceStore';
import type { SourceTester } from '../sources/SourceTester';
import type { EngineMetrics } from '../telemetry/EngineMetrics';
import type { Rebuilds } from '../upkeep/Rebuilds';
import type { Rejudging } from '../upkeep/Rejudging';
import type { Senders } from './Senders';

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
