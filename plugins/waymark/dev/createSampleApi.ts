import { NotFoundError } from '@backstage/errors';
import type {
  Deployment,
  MetricEvent,
  ModelSummary,
  WaymarkApi,
} from 'backstage-plugin-waymark-common';
import { maturityOverview } from '../src/__testUtils__/maturityOverview';
import { history, mlops, standard } from '../src/__testUtils__/maturityResults';
import { modelSummary } from '../src/__testUtils__/modelSummary';
import { overviewOf } from '../src/__testUtils__/overviewOf';
import { PlatformFake } from '../src/__testUtils__/PlatformFake';
import { samplePlatform, sampleRollup } from '../src/__testUtils__/rollup';
import { sampleDeployment, sampleIncident } from '../src/__testUtils__/samples';
import { sampleFigures, sampleSeries } from './sampleFigures';

const HOUR = 3_600_000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

const models: ModelSummary[] = [
  modelSummary(),
  modelSummary({
    ref: 'model:default/churn',
    signalId: 'churn',
    name: 'churn',
    title: 'Churn',
    tier: 'limited',
    lifecycle: 'experimental',
    live: [],
    level: null,
  }),
];

const deployments: Deployment[] = [
  sampleDeployment({
    eventId: 'deploy-3',
    version: 'v7',
    at: ago(72),
    liveFrom: ago(72),
  }),
  sampleDeployment({
    eventId: 'back-1',
    kind: 'rolledback',
    version: 'v5',
    toVersion: 'v5',
    at: ago(200),
    reverts: 'deploy-2',
    liveFrom: ago(200),
    liveUntil: ago(72),
  }),
  sampleDeployment({
    eventId: 'deploy-2',
    version: 'v6',
    at: ago(206),
    failed: true,
    failedFor: ['reverted', 'incident'],
    incidents: ['incident-1'],
    revertedBy: 'back-1',
    executedBy: 'manual',
    liveFrom: ago(206),
    liveUntil: ago(200),
  }),
  sampleDeployment({
    eventId: 'deploy-1',
    version: 'v5',
    at: ago(600),
    liveFrom: ago(600),
    liveUntil: ago(206),
  }),
];

/** The deployments, as what a figure counts; the failed one counts as 1. */
const metricEvents: MetricEvent[] = deployments.map(deployment => ({
  eventId: deployment.eventId,
  source: deployment.source,
  type: 'dev.cdevents.service.deployed.0.2.0',
  time: deployment.at,
  model: 'model:default/credit-risk',
  version: deployment.version,
  environment: deployment.environment,
  contributes: true,
  excludedFor: null,
  value: deployment.failed ? 1 : 0,
  url: null,
  runUrl: null,
  changeUrl: null,
  related: [],
}));

const answers: Partial<WaymarkApi> = {
  getModels: async () => ({
    items: models,
    total: models.length,
    nextCursor: null,
  }),
  getModel: async ref => ({
    ...(models.find(model => model.ref === ref) ?? modelSummary({ ref })),
    environments: [{ environment: 'production', tier: 'production' }],
    lastEventAt: ago(72),
    reporter: null,
    warnings: [],
  }),
  getMetrics: async ref => ({ model: ref, ...sampleFigures() }),
  getMetricSeries: async ref => ({ model: ref, ...sampleSeries() }),
  getMetricEvents: async () => ({
    items: metricEvents,
    total: metricEvents.length,
    nextCursor: null,
  }),
  getMetricDefinition: async id => ({
    id,
    version: 1,
    title: id,
    markdown: `# ${id}\n\nThe backend has the definitions.`,
  }),
  getRollup: async () => sampleRollup(),
  getPlatformMetrics: async () => samplePlatform(),
  getLive: async () => ({
    at: ago(0),
    items: [
      {
        environment: 'production',
        tier: 'production',
        version: 'v7',
        since: ago(72),
        eventId: 'deploy-3',
        executedBy: 'pipeline',
        strategy: null,
        trafficPercent: null,
        approval: null,
        gate: null,
        candidate: null,
      },
    ],
  }),
  getDeployments: async () => ({
    items: deployments,
    total: deployments.length,
    nextCursor: null,
  }),
  getIncidents: async () => ({
    items: [sampleIncident({ startedAt: ago(203), endedAt: ago(200) })],
    total: 1,
    nextCursor: null,
  }),
  getMaturity: async () => ({ items: [standard, mlops] }),
  getLevelHistory: async () => ({ items: history }),
  getMaturityOverview: async () => maturityOverview(),
  getFrameworks: async () => ({ items: [maturityOverview().framework] }),
  getAttestations: async () => ({ items: [] }),
  getReviews: async () => ({ items: [] }),
  getMyReviews: async () => ({ items: [] }),
  getCampaigns: async () => ({ items: [] }),
  getModelCampaigns: async () => ({ items: [] }),
  getVersions: async () => ({ items: [], total: 0, nextCursor: null }),
  getApprovals: async () => ({ items: [], total: 0, nextCursor: null }),
  getGateDecisions: async () => ({ items: [], total: 0, nextCursor: null }),
  getCorrections: async () => ({ items: [], total: 0, nextCursor: null }),
  getRollbacks: async () => ({ items: [] }),
  getSources: async () => ({ items: [] }),
  getConflicts: async () => ({ items: [], nextCursor: null }),
  getUnassigned: async () => ({ items: [], total: 0, nextCursor: null }),
};

/**
 * A client of Waymark that answers with sample data, and with a 404 where there is
 * none. A rollback stays requested until it is cancelled.
 */
export function createSampleApi(): WaymarkApi {
  const known: Partial<WaymarkApi> = { ...new PlatformFake(), ...answers };
  known.getOverview = overviewOf(known);
  return new Proxy(known as WaymarkApi, {
    get: (api, name: keyof WaymarkApi) =>
      api[name] ??
      (async () => {
        throw new NotFoundError(`${String(name)} has no sample data`);
      }),
  });
}
