import type { components } from './schema.gen';

type Schemas = components['schemas'];

/** Every figure of one model over one window, by metric id. @public */
export type ModelMetrics = Omit<Schemas['ModelMetrics'], 'metrics'> & {
  metrics: Partial<Record<MetricId, Figure>>;
};
/** Ids of the metrics that apply to a model; each defined on a page of the backend package's `definitions`. @public */
export type MetricId = Schemas['MetricId'];
/** One explained number: value, sample, exclusions, band, trend, definition. @public */
export type Figure = Schemas['Figure'];
/** Every figure over many models, by metric id. @public */
export type Rollup = Omit<Schemas['Rollup'], 'metrics'> & {
  metrics: Partial<Record<MetricId, RollupFigure>>;
};
/** A figure over many models, with the quartiles of their own values. @public */
export type RollupFigure = Schemas['RollupFigure'];
/** How the values of several models lie. @public */
export type Quartiles = Schemas['Quartiles'];
/** What one model brings to a figure over many. @public */
export type RollupModel = Schemas['RollupModel'];
/** A page of what each model brings, greatest first. @public */
export type RollupModelPage = Schemas['RollupModelPage'];
/** What a metric means, in Markdown. @public */
export type MetricDefinitionPage = Schemas['MetricDefinitionPage'];
/** DORA's Quick Check over the five figures, beside the published benchmark. @public */
export type QuickCheck = Omit<Schemas['QuickCheck'], 'metrics'> & {
  metrics: Partial<Record<MetricId, QuickCheckScore>>;
};
/** A score of 0 to 10, 10 best, and what others score. @public */
export type QuickCheckScore = Schemas['QuickCheckScore'];
/** Mean and standard deviation of the survey's scores. @public */
export type Benchmark = Schemas['Benchmark'];
/** Releases to expect, from a model's own history. @public */
export type Forecast = Schemas['Forecast'];
/** Ids of the metrics of the platform; each defined on a page of the backend package's `definitions`. @public */
export type PlatformMetricId = Schemas['PlatformMetricId'];
/** A model behind a figure of the platform. @public */
export type PlatformModel = Schemas['PlatformModel'];
/** A page of them, those that do not count first. @public */
export type PlatformModelPage = Schemas['PlatformModelPage'];
/** One explained number about the platform. @public */
export type PlatformFigure = Schemas['PlatformFigure'];
/** How far the golden path reaches, by metric id. @public */
export type PlatformMetrics = {
  metrics: Record<PlatformMetricId, PlatformFigure>;
};
/** A figure's standing against the legend in use. @public */
export type BandName = Schemas['BandName'];
/** The figures of one model by time bucket. @public */
export type MetricSeries = Schemas['MetricSeries'];
/** An event a figure counts, or leaves out with a reason. @public */
export type MetricEvent = Schemas['MetricEvent'];
/** A page of events behind a figure. @public */
export type MetricEventPage = Schemas['MetricEventPage'];
/** Where the time of change lead time goes. @public */
export type LeadTimeParts = Schemas['LeadTimeParts'];
/** A moment on a change's way to production. @public */
export type LeadTimePoint = Schemas['LeadTimePoint'];
/** Tier of an environment; `shadow` serves nobody. @public */
export type EnvironmentTier = Schemas['EnvironmentTier'];
/** Risk tier of a model. @public */
export type RiskTierName = Schemas['RiskTierName'];
/** What serves in one environment. @public */
export type LiveVersion = Schemas['LiveVersion'];
/** A closed approval. @public */
export type Approval = Schemas['Approval'];
/** A page of approvals, newest first. @public */
export type ApprovalPage = Schemas['ApprovalPage'];
/** Evidence of a version that an event points to. @public */
export type VersionEvidence = Schemas['VersionEvidence'];
/** A page of evidence, newest first. @public */
export type EvidencePage = Schemas['EvidencePage'];
/** A version from its data and commits to where it served. @public */
export type VersionLineage = Schemas['VersionLineage'];
/** A page of versions' lineage, newest first. @public */
export type LineagePage = Schemas['LineagePage'];
/** A page of costs with the sums of all. @public */
export type CostReport = Schemas['CostReport'];
/** The source change a deployment carries. @public */
export type Change = Schemas['Change'];
/** A change deployment or a rollback, with what became of it. @public */
export type Deployment = Schemas['Deployment'];
/** A page of deployments, newest first. @public */
export type DeploymentPage = Schemas['DeploymentPage'];
/** An incident and the deployment it is attributed to. @public */
export type Incident = Schemas['Incident'];
/** A page of incidents, newest first. @public */
export type IncidentPage = Schemas['IncidentPage'];
/** A version of a model. @public */
export type ModelVersion = Schemas['ModelVersion'];
/** A version with what people, gates and production made of it. @public */
export type ModelVersionDetail = Schemas['ModelVersionDetail'];

/** A page of versions, newest first. @public */
export type ModelVersionPage = Schemas['ModelVersionPage'];
/** Results of one evaluation run. @public */
export type Evaluation = Schemas['Evaluation'];
/** Where a piece of evidence lies. @public */
export type EvidencePointer = Schemas['EvidencePointer'];
/** A model's row in a list. @public */
export type ModelSummary = Schemas['ModelSummary'];
/** A page of models. @public */
export type ModelPage = Schemas['ModelPage'];
/** What is known of one model. @public */
export type ModelDetail = Schemas['ModelDetail'];
/** Everything that the overview of a model shows. @public */
export type ModelOverview = Omit<Schemas['ModelOverview'], 'metrics'> & {
  metrics: ModelMetrics;
};
/** A model's level in one framework. @public */
export type ModelLevel = Schemas['ModelLevel'];
/** A maturity framework: its levels and areas. @public */
export type MaturityFramework = Schemas['MaturityFramework'];
/** A criterion and what decided it. @public */
export type CriterionResult = Schemas['CriterionResult'];
/** A person's word that a criterion is met. @public */
export type Attestation = Schemas['Attestation'];
/** What a person gives to attest a criterion. @public */
export type AttestationRequest = Schemas['AttestationRequest'];
/** A person or group asked to attest a criterion, and what answered it. @public */
export type Review = Schemas['Review'];
/** What a gate is asked. @public */
export type GateRequest = Schemas['GateRequest'];
/** One rule of a gate, as it was judged. @public */
export type GateRuleResult = Schemas['GateRuleResult'];
/** What a gate decided on a version. @public */
export type GateDecision = Schemas['GateDecision'];
/** The same with every rule. @public */
export type GateVerdict = Schemas['GateVerdict'];
/** @public */
export type GateDecisionPage = Schemas['GateDecisionPage'];
/** Whom to ask for which criterion. @public */
export type ReviewRequest = Schemas['ReviewRequest'];
/** A recorded change of a model's level, with what caused it. @public */
export type LevelChange = Schemas['LevelChange'];
/** How many models stood at each level, by period. @public */
export type MaturityTrend = Schemas['MaturityTrend'];
/** How far models are judged anew since a framework changed. @public */
export type MaturityRejudging = Schemas['MaturityRejudging'];
/** Where many models stand in one framework. @public */
export type MaturityOverview = Schemas['MaturityOverview'];
/** A model's row in the maturity overview. @public */
export type ModelStanding = Schemas['ModelStanding'];
/** Where a team or the platform stands. @public */
export type SubjectMaturity = Schemas['SubjectMaturity'];
/** Where a model, team or platform stands in one framework, and the next move. @public */
export type MaturityResult = Schemas['MaturityResult'];
/** A rollback asked for in the portal. @public */
export type Rollback = Schemas['Rollback'];
/** requested → dispatched → confirmed, or failed or cancelled. @public */
export type RollbackState = Schemas['RollbackState'];
/** A step of a rollback as people follow it. @public */
export type RollbackStep = Schemas['RollbackStep'];
/** What a person gives to ask for a rollback. @public */
export type RollbackRequest = Schemas['RollbackRequest'];
/** What stands in the way of a rollback. @public */
export type RollbackObstacle = Schemas['RollbackObstacle'];
/** What a rollback of one environment would change. @public */
export type RollbackOption = Schemas['RollbackOption'];
/** What rollbacks of a model would change. @public */
export type RollbackPreview = Schemas['RollbackPreview'];
/** Names one event among all. @public */
export type EventName = Schemas['EventName'];
/** An event, in a line. @public */
export type EventBrief = Schemas['EventBrief'];
/** Events that name no model, alike in what they do name. @public */
export type UnassignedGroup = Schemas['UnassignedGroup'];
/** A page of groups, the largest first. @public */
export type UnassignedPage = Schemas['UnassignedPage'];
/** A page of a group's events, newest first. @public */
export type UnassignedEventPage = Schemas['UnassignedEventPage'];
/** Which events are of which model; either `events` or a `group`. @public */
export type AssignmentRequest = Schemas['AssignmentRequest'];
/** How many events were assigned. @public */
export type AssignmentResult = Schemas['AssignmentResult'];
/** What a correction is about. @public */
export type CorrectionKind = Schemas['CorrectionKind'];
/** What a person gives to correct something. @public */
export type CorrectionRequest = Schemas['CorrectionRequest'];
/** What a person gives to take a correction back. @public */
export type ReversalRequest = Schemas['ReversalRequest'];
/** Something a person corrected, or an event they assigned. @public */
export type Correction = Schemas['Correction'];
/** A page of corrections, newest first. @public */
export type CorrectionPage = Schemas['CorrectionPage'];
/** A level that models are to reach by a date, and how far they are. @public */
export type Campaign = Schemas['Campaign'];
/** A campaign with the models not there yet, its history and pace. @public */
export type CampaignDetail = Schemas['CampaignDetail'];
/** A model that is not where a campaign wants it, and what comes next. @public */
export type CampaignModel = Schemas['CampaignModel'];
/** Which models a campaign is about. @public */
export type CampaignScope = Schemas['CampaignScope'];
/** How a campaign stands. @public */
export type CampaignState = Schemas['CampaignState'];
/** What it takes to start a campaign. @public */
export type CreateCampaignRequest = Schemas['CreateCampaignRequest'];
/** What is to change of a campaign. @public */
export type UpdateCampaignRequest = Schemas['UpdateCampaignRequest'];
/** Why a campaign is closed. @public */
export type CloseCampaignRequest = Schemas['CloseCampaignRequest'];
/** How many were reminded. @public */
export type CampaignReminder = Schemas['CampaignReminder'];
/** A campaign as one of its models sees it. @public */
export type ModelCampaign = Schemas['ModelCampaign'];
/** How far making all figures anew is. @public */
export type Rebuild = Schemas['Rebuild'];
/** A way in for events and what came by it. @public */
export type Source = Schemas['Source'];
/** What became of events. @public */
export type SourceCounts = Schemas['SourceCounts'];
/** What was refused of a way in, and why. @public */
export type SourceRejection = Schemas['SourceRejection'];
/** What became of a test of a source. @public */
export type SourceTest = Schemas['SourceTest'];
/** An event refused because its id was known with other content. @public */
export type Conflict = Schemas['Conflict'];
/** A page of conflicts, newest first. @public */
export type ConflictPage = Schemas['ConflictPage'];
/** A source with its token, shown once. @public */
export type CreatedSource = Schemas['CreatedSource'];
/** What it takes to make a source. @public */
export type CreateSourceRequest = Schemas['CreateSourceRequest'];
/** When the new token of a source ends. @public */
export type RenewSourceRequest = Schemas['RenewSourceRequest'];
/** The answer to one event. @public */
export type EventReceipt = Schemas['EventReceipt'];
/** The answer to a batch: a verdict an event. @public */
export type BatchReceipt = Schemas['BatchReceipt'];
/** What is wrong, and where. @public */
export type Fault = Schemas['Fault'];
