import type {
  ApprovalPage,
  CostReport,
  EvidencePage,
  Attestation,
  AttestationRequest,
  AssignmentRequest,
  AssignmentResult,
  BandName,
  Correction,
  CorrectionKind,
  CorrectionPage,
  CorrectionRequest,
  Campaign,
  CampaignDetail,
  CampaignReminder,
  CloseCampaignRequest,
  ConflictPage,
  CreateCampaignRequest,
  CreatedSource,
  CreateSourceRequest,
  DeploymentPage,
  Forecast,
  GateDecisionPage,
  IncidentPage,
  LevelChange,
  LineagePage,
  LiveVersion,
  MaturityFramework,
  MaturityOverview,
  MaturityRejudging,
  MaturityTrend,
  MaturityResult,
  MetricDefinitionPage,
  LeadTimeParts,
  MetricEventPage,
  MetricId,
  MetricSeries,
  ModelCampaign,
  ModelDetail,
  ModelMetrics,
  ModelOverview,
  ModelPage,
  ModelVersionDetail,
  ModelVersionPage,
  ReversalRequest,
  PlatformMetricId,
  PlatformMetrics,
  PlatformModelPage,
  QuickCheck,
  RiskTierName,
  Rollback,
  RollbackPreview,
  Review,
  ReviewRequest,
  RenewSourceRequest,
  RollbackRequest,
  Rollup,
  RollupModelPage,
  Rebuild,
  Source,
  SubjectMaturity,
  UnassignedEventPage,
  UpdateCampaignRequest,
  UnassignedPage,
  SourceRejection,
  SourceTest,
} from '../api/types';

/** The time a question is about; `from`/`to` (ISO 8601) beat `window`. @public */
export type WindowOptions = {
  window?: '7d' | '30d' | '90d' | '365d';
  from?: string;
  to?: string;
};

/**
 * What a model's figures are narrowed to; `asOf` (ISO 8601) tells them as known
 * then.
 *
 * @public
 */
export type FigureOptions = WindowOptions & {
  environment?: string;
  cohort?: 'commit' | 'prompt' | 'retrain';
  /** By its name in lists of versions */
  version?: string;
  asOf?: string;
};

/** Paging: `cursor` from the page before, `limit` 1 to 200. @public */
export type PageOptions = { cursor?: string; limit?: number };

/**
 * What a roll-up is over: `all`, `owner:<ref>`, `system:<ref>`, `tag:<tag>` or
 * `tier:<risk tier>`; models must be in each of several.
 *
 * @public
 */
export type RollupOptions = WindowOptions & {
  scope: string | string[];
  environment?: string;
  cohort?: 'commit' | 'prompt' | 'retrain';
};

/** Whom a Quick Check is held against; ids as in its answer. @public */
export type BenchmarkOptions = {
  industry?: string;
  organizationSize?: string;
};

/** Filters of the list of models. @public */
export type ModelsOptions = PageOptions & {
  owner?: string;
  /** Entity ref, `system:default/lending` */
  system?: string;
  tag?: string;
  tier?: RiskTierName;
  level?: number;
  band?: `${MetricId}:${BandName}`;
  /** Those that serve in production against a gate’s decision */
  gate?: 'denied';
  q?: string;
  /** A field, `-` before it for descending */
  sort?: string;
};

/**
 * Waymark's HTTP API. Model refs are entity refs, `model:default/credit-risk`.
 * Every method throws a `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface WaymarkApi {
  getModels(options?: ModelsOptions): Promise<ModelPage>;
  getModel(ref: string): Promise<ModelDetail>;
  /** What its overview shows in one answer; `zone` is that of the weeks */
  getOverview(
    ref: string,
    options?: Pick<WindowOptions, 'window'> & { zone?: string },
  ): Promise<ModelOverview>;
  getMetrics(ref: string, options?: FigureOptions): Promise<ModelMetrics>;
  getMetricSeries(
    ref: string,
    options?: FigureOptions & {
      bucket?: 'day' | 'week' | 'month';
      zone?: string;
    },
  ): Promise<MetricSeries>;
  /** Where the time of `changeLeadTime` goes */
  getLeadTimeParts(
    ref: string,
    options?: FigureOptions,
  ): Promise<LeadTimeParts>;
  getMetricEvents(
    ref: string,
    metric: MetricId,
    options?: FigureOptions & PageOptions,
  ): Promise<MetricEventPage>;
  /** Figures over many models */
  getRollup(options: RollupOptions): Promise<Rollup>;
  /** What each model brings to one figure of a roll-up, greatest first */
  getRollupModels(
    metric: MetricId,
    options: RollupOptions & PageOptions,
  ): Promise<RollupModelPage>;
  /** A metric's definition by its id, or another page it links to */
  getMetricDefinition(id: string): Promise<MetricDefinitionPage>;
  /** The five DORA figures as scores of 0 to 10 beside what others score */
  getQuickCheck(
    ref: string,
    options?: FigureOptions & BenchmarkOptions,
  ): Promise<QuickCheck>;
  getRollupQuickCheck(
    options: RollupOptions & BenchmarkOptions,
  ): Promise<QuickCheck>;
  /** Releases and lead times to expect, from the model's own history */
  getForecast(ref: string): Promise<Forecast>;
  /** How far the golden path reaches; the window decides what is recent */
  getPlatformMetrics(options?: WindowOptions): Promise<PlatformMetrics>;
  /** The models behind it, those that do not count first */
  getPlatformModels(
    metric: PlatformMetricId,
    options?: PageOptions,
  ): Promise<PlatformModelPage>;
  getDeployments(
    ref: string,
    options?: PageOptions & {
      from?: string;
      to?: string;
      environment?: string;
    },
  ): Promise<DeploymentPage>;
  /** What serves now, or served at a moment (ISO 8601) */
  getLive(
    ref: string,
    options?: { at?: string },
  ): Promise<{ at: string; items: LiveVersion[] }>;
  /** Newest first; `from` and `to` ISO 8601, of their start */
  getIncidents(
    ref: string,
    options?: PageOptions & { from?: string; to?: string },
  ): Promise<IncidentPage>;
  /** Closed approvals, newest first */
  getApprovals(ref: string, options?: PageOptions): Promise<ApprovalPage>;
  getEvidence(ref: string, options?: PageOptions): Promise<EvidencePage>;
  /** Each version from its data and commits to where it served */
  getLineage(ref: string, options?: PageOptions): Promise<LineagePage>;
  /** What runs and services cost, with sums; `from` and `to` ISO 8601 */
  getCosts(
    ref: string,
    options?: PageOptions & { from?: string; to?: string },
  ): Promise<CostReport>;
  /** Newest first, or those of the names that there are */
  getVersions(
    ref: string,
    options?: PageOptions & { version?: string[] },
  ): Promise<ModelVersionPage>;
  /** One version, by its name or its artifact's, with what became of it */
  getVersion(ref: string, version: string): Promise<ModelVersionDetail>;
  getMaturity(
    ref: string,
    options?: { framework?: string },
  ): Promise<{ items: MaturityResult[] }>;
  /** Levels recorded of a model, a team or the platform, newest first */
  getLevelHistory(
    ref: string,
    options?: { framework?: string },
  ): Promise<{ items: LevelChange[] }>;
  /** Where many models stand, those furthest from their target first */
  getMaturityOverview(
    options?: PageOptions & {
      framework?: string;
      groupBy?: 'owner' | 'system' | 'tier';
      owner?: string;
      system?: string;
      tier?: RiskTierName;
    },
  ): Promise<MaturityOverview>;
  /** How levels of many models went, 12 months or 26 weeks */
  getMaturityTrend(options?: {
    bucket?: 'month' | 'week';
    framework?: string;
    owner?: string;
    system?: string;
    tier?: RiskTierName;
  }): Promise<MaturityTrend>;
  /** How far models are judged anew since a framework last changed */
  getMaturityRejudging(): Promise<MaturityRejudging>;
  /** A team by its group's or user's ref, the platform by `WAYMARK_PLATFORM_REF` */
  getSubjectMaturity(
    ref: string,
    options?: { framework?: string },
  ): Promise<SubjectMaturity>;
  /** Of a model, a team or the platform; newest first */
  getAttestations(ref: string): Promise<{ items: Attestation[] }>;
  attest(ref: string, request: AttestationRequest): Promise<Attestation>;
  withdrawAttestation(
    ref: string,
    id: string,
    request: ReversalRequest,
  ): Promise<void>;
  /** Of a model, a team or the platform; newest first */
  getReviews(ref: string): Promise<{ items: Review[] }>;
  /** Open ones asked of the caller and their groups, oldest first */
  getMyReviews(): Promise<{ items: Review[] }>;
  /** Asking the same again before they answered asks once */
  requestReview(ref: string, request: ReviewRequest): Promise<Review>;
  /** For whoever asked */
  withdrawReview(
    ref: string,
    id: string,
    request: ReversalRequest,
  ): Promise<void>;
  getFrameworks(): Promise<{ items: MaturityFramework[] }>;
  /** Open ones first */
  getCampaigns(): Promise<{ items: Campaign[] }>;
  /** With a page of the models not there yet */
  getCampaign(id: string, options?: PageOptions): Promise<CampaignDetail>;
  createCampaign(request: CreateCampaignRequest): Promise<Campaign>;
  /** Changes what is given */
  updateCampaign(id: string, request: UpdateCampaignRequest): Promise<Campaign>;
  closeCampaign(id: string, request: CloseCampaignRequest): Promise<Campaign>;
  /** Once a day at most */
  remindCampaign(id: string): Promise<CampaignReminder>;
  /** Open campaigns the model is part of */
  getModelCampaigns(ref: string): Promise<{ items: ModelCampaign[] }>;
  getRollbacks(ref: string): Promise<{ items: Rollback[] }>;
  previewRollback(
    ref: string,
    options?: { environment?: string },
  ): Promise<RollbackPreview>;
  /** The same `idempotencyKey` twice asks once */
  requestRollback(
    ref: string,
    request: RollbackRequest,
    options?: { idempotencyKey?: string },
  ): Promise<Rollback>;
  getRollback(id: string): Promise<Rollback>;
  cancelRollback(id: string): Promise<Rollback>;
  /** Events that name no model, by source, type and what they do name */
  getUnassigned(options?: PageOptions): Promise<UnassignedPage>;
  getUnassignedEvents(
    group: string,
    options?: PageOptions,
  ): Promise<UnassignedEventPage>;
  /** Assigning twice is assigning once */
  assignEvents(request: AssignmentRequest): Promise<AssignmentResult>;
  /** What gates decided on its versions, newest first */
  getGateDecisions(
    ref: string,
    options?: PageOptions,
  ): Promise<GateDecisionPage>;
  getCorrections(
    ref: string,
    options?: PageOptions & { kinds?: CorrectionKind[] },
  ): Promise<CorrectionPage>;
  /** The same correction twice is one */
  correct(ref: string, request: CorrectionRequest): Promise<Correction>;
  reverseCorrection(
    ref: string,
    id: string,
    request: ReversalRequest,
  ): Promise<Correction>;
  getSources(): Promise<{ items: Source[] }>;
  getSource(id: string): Promise<Source>;
  createSource(request: CreateSourceRequest): Promise<CreatedSource>;
  /** Fails as {@link WaymarkApi.createSource} would, and makes nothing */
  checkSource(request: CreateSourceRequest): Promise<void>;
  /** A new token beside the present one, which goes on working for a while */
  renewSource(id: string, request?: RenewSourceRequest): Promise<CreatedSource>;
  revokeSource(id: string): Promise<void>;
  getSourceRejections(id: string): Promise<{ items: SourceRejection[] }>;
  /** Judges a sample by the source's limits and appends an event that counts nowhere */
  testSource(id: string): Promise<SourceTest>;
  /** How far the latest rebuild is */
  getRebuild(): Promise<Rebuild>;
  /** Have all figures made anew from the ledger */
  requestRebuild(): Promise<Rebuild>;
  /** Of all ways in, or of the one with the id `source` */
  getConflicts(
    options?: PageOptions & { source?: string },
  ): Promise<ConflictPage>;
}
