import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { CreateSourceRequest, RollbackRequest } from '../api/types';
import type { MetricId } from '../api/types';
import type { ModelsOptions, WaymarkApi } from './WaymarkApi';

type Query = Record<string, string | string[] | number | undefined>;

/**
 * The typed client of Waymark's HTTP API, for frontends and backends alike.
 *
 * @public
 */
export class WaymarkClient implements WaymarkApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = (...args) => options.fetchApi.fetch(...args);
  }

  getModels: WaymarkApi['getModels'] = (options: ModelsOptions = {}) =>
    this.#get('/models', options);

  getModel: WaymarkApi['getModel'] = ref => this.#get(modelPath(ref));

  getOverview: WaymarkApi['getOverview'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/overview`, options);

  getMetrics: WaymarkApi['getMetrics'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/metrics`, options);

  getMetricSeries: WaymarkApi['getMetricSeries'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/metrics/series`, options);

  getLeadTimeParts: WaymarkApi['getLeadTimeParts'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/metrics/changeLeadTime/parts`, options);

  getMetricEvents: WaymarkApi['getMetricEvents'] = (
    ref,
    metric: MetricId,
    options = {},
  ) => this.#get(`${modelPath(ref)}/metrics/${metric}/events`, options);

  getRollup: WaymarkApi['getRollup'] = options => this.#get('/rollup', options);

  getRollupModels: WaymarkApi['getRollupModels'] = (metric, options) =>
    this.#get(`/rollup/${metric}/models`, options);

  getMetricDefinition: WaymarkApi['getMetricDefinition'] = id =>
    this.#get(`/metrics/definitions/${encodeURIComponent(id)}`);

  getQuickCheck: WaymarkApi['getQuickCheck'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/quick-check`, options);

  getRollupQuickCheck: WaymarkApi['getRollupQuickCheck'] = options =>
    this.#get('/rollup/quick-check', options);

  getForecast: WaymarkApi['getForecast'] = ref =>
    this.#get(`${modelPath(ref)}/forecast`);

  getPlatformMetrics: WaymarkApi['getPlatformMetrics'] = (options = {}) =>
    this.#get('/platform/metrics', options);

  getPlatformModels: WaymarkApi['getPlatformModels'] = (metric, options = {}) =>
    this.#get(`/platform/metrics/${metric}/models`, options);

  getDeployments: WaymarkApi['getDeployments'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/deployments`, options);

  getLive: WaymarkApi['getLive'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/live`, options);

  getIncidents: WaymarkApi['getIncidents'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/incidents`, options);

  getApprovals: WaymarkApi['getApprovals'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/approvals`, options);

  getEvidence: WaymarkApi['getEvidence'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/evidence`, options);

  getLineage: WaymarkApi['getLineage'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/lineage`, options);

  getCosts: WaymarkApi['getCosts'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/costs`, options);

  getVersions: WaymarkApi['getVersions'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/versions`, options);

  getVersion: WaymarkApi['getVersion'] = (ref, version) =>
    this.#get(`${modelPath(ref)}/versions/${encodeURIComponent(version)}`);

  getMaturity: WaymarkApi['getMaturity'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/maturity`, options);

  getLevelHistory: WaymarkApi['getLevelHistory'] = (ref, options = {}) =>
    this.#get(historyPath(ref), options);

  getMaturityOverview: WaymarkApi['getMaturityOverview'] = (options = {}) =>
    this.#get('/maturity/overview', options);

  getMaturityTrend: WaymarkApi['getMaturityTrend'] = (options = {}) =>
    this.#get('/maturity/trend', options);

  getMaturityRejudging: WaymarkApi['getMaturityRejudging'] = () =>
    this.#get('/maturity/rejudging');

  getSubjectMaturity: WaymarkApi['getSubjectMaturity'] = (ref, options = {}) =>
    this.#get(subjectPath(ref), options);

  getAttestations: WaymarkApi['getAttestations'] = ref =>
    this.#get(`${subjectPath(ref)}/attestations`);

  attest: WaymarkApi['attest'] = (ref, request) =>
    this.#send('POST', `${subjectPath(ref)}/attestations`, request);

  withdrawAttestation: WaymarkApi['withdrawAttestation'] = (ref, id, request) =>
    this.#send(
      'POST',
      `${subjectPath(ref)}/attestations/${encodeURIComponent(id)}/withdraw`,
      request,
    );

  getReviews: WaymarkApi['getReviews'] = ref =>
    this.#get(`${subjectPath(ref)}/reviews`);

  getMyReviews: WaymarkApi['getMyReviews'] = () => this.#get('/reviews');

  requestReview: WaymarkApi['requestReview'] = (ref, request) =>
    this.#send('POST', `${subjectPath(ref)}/reviews`, request);

  withdrawReview: WaymarkApi['withdrawReview'] = (ref, id, request) =>
    this.#send(
      'POST',
      `${subjectPath(ref)}/reviews/${encodeURIComponent(id)}/withdraw`,
      request,
    );

  getFrameworks: WaymarkApi['getFrameworks'] = () =>
    this.#get('/maturity/frameworks');

  getCampaigns: WaymarkApi['getCampaigns'] = () => this.#get('/campaigns');

  getCampaign: WaymarkApi['getCampaign'] = (id, options = {}) =>
    this.#get(campaignPath(id), options);

  createCampaign: WaymarkApi['createCampaign'] = request =>
    this.#send('POST', '/campaigns', request);

  updateCampaign: WaymarkApi['updateCampaign'] = (id, request) =>
    this.#send('PATCH', campaignPath(id), request);

  closeCampaign: WaymarkApi['closeCampaign'] = (id, request) =>
    this.#send('POST', `${campaignPath(id)}/close`, request);

  remindCampaign: WaymarkApi['remindCampaign'] = id =>
    this.#send('POST', `${campaignPath(id)}/remind`);

  getModelCampaigns: WaymarkApi['getModelCampaigns'] = ref =>
    this.#get(`${modelPath(ref)}/campaigns`);

  getRollbacks: WaymarkApi['getRollbacks'] = ref =>
    this.#get(`${modelPath(ref)}/rollbacks`);

  previewRollback: WaymarkApi['previewRollback'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/rollbacks/preview`, options);

  requestRollback: WaymarkApi['requestRollback'] = (
    ref,
    request: RollbackRequest,
    options = {},
  ) =>
    this.#send(
      'POST',
      `${modelPath(ref)}/rollbacks`,
      request,
      options.idempotencyKey
        ? { 'Idempotency-Key': options.idempotencyKey }
        : {},
    );

  getRollback: WaymarkApi['getRollback'] = id =>
    this.#get(`/rollbacks/${encodeURIComponent(id)}`);

  cancelRollback: WaymarkApi['cancelRollback'] = id =>
    this.#send('POST', `/rollbacks/${encodeURIComponent(id)}/cancel`);

  getUnassigned: WaymarkApi['getUnassigned'] = (options = {}) =>
    this.#get('/unassigned', options);

  getUnassignedEvents: WaymarkApi['getUnassignedEvents'] = (
    group,
    options = {},
  ) => this.#get(`/unassigned/${encodeURIComponent(group)}`, options);

  assignEvents: WaymarkApi['assignEvents'] = request =>
    this.#send('POST', '/assignments', request);

  getGateDecisions: WaymarkApi['getGateDecisions'] = (ref, options = {}) =>
    this.#get(`${modelPath(ref)}/gates`, options);

  getCorrections: WaymarkApi['getCorrections'] = (
    ref,
    { kinds, ...page } = {},
  ) =>
    this.#get(`${modelPath(ref)}/corrections`, {
      ...page,
      kind: kinds?.join(','),
    });

  correct: WaymarkApi['correct'] = (ref, request) =>
    this.#send('POST', `${modelPath(ref)}/corrections`, request);

  reverseCorrection: WaymarkApi['reverseCorrection'] = (ref, id, request) =>
    this.#send(
      'POST',
      `${modelPath(ref)}/corrections/${encodeURIComponent(id)}/reverse`,
      request,
    );

  getSources: WaymarkApi['getSources'] = () => this.#get('/sources');

  getSource: WaymarkApi['getSource'] = id =>
    this.#get(`/sources/${encodeURIComponent(id)}`);

  createSource: WaymarkApi['createSource'] = (request: CreateSourceRequest) =>
    this.#send('POST', '/sources', request);

  checkSource: WaymarkApi['checkSource'] = (request: CreateSourceRequest) =>
    this.#send('POST', '/sources/check', request);

  renewSource: WaymarkApi['renewSource'] = (id, request = {}) =>
    this.#send('POST', `/sources/${encodeURIComponent(id)}/renew`, request);

  revokeSource: WaymarkApi['revokeSource'] = id =>
    this.#send('DELETE', `/sources/${encodeURIComponent(id)}`);

  getSourceRejections: WaymarkApi['getSourceRejections'] = id =>
    this.#get(`/sources/${encodeURIComponent(id)}/rejections`);

  getRebuild: WaymarkApi['getRebuild'] = () => this.#get('/rebuild');

  requestRebuild: WaymarkApi['requestRebuild'] = () =>
    this.#send('POST', '/rebuild');

  testSource: WaymarkApi['testSource'] = id =>
    this.#send('POST', `/sources/${encodeURIComponent(id)}/test`);

  getConflicts: WaymarkApi['getConflicts'] = (options = {}) =>
    this.#get('/conflicts', options);

  #get<T>(path: string, query: Query = {}): Promise<T> {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      for (const each of [value ?? []].flat()) params.append(key, String(each));
    }
    const search = params.toString();
    return this.#call('GET', search ? `${path}?${search}` : path);
  }

  #send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    return this.#call(method, path, {
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  async #call<T>(
    method: string,
    path: string,
    init: RequestInit = {},
  ): Promise<T> {
    const baseUrl = await this.#discovery.getBaseUrl('waymark');
    const response = await this.#fetch(`${baseUrl}${path}`, {
      ...init,
      method,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

function campaignPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}

function modelPath(ref: string): string {
  return `/models/${refPath(ref)}`;
}

/** Of a model, or of a team or the platform */
function subjectPath(ref: string): string {
  const path = refPath(ref);
  return path.startsWith('model/')
    ? `/models/${path}`
    : `/maturity/subjects/${path}`;
}

function historyPath(ref: string): string {
  const path = subjectPath(ref);
  return path.startsWith('/models/')
    ? `${path}/maturity/history`
    : `${path}/history`;
}

function refPath(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref, {
    defaultKind: 'model',
    defaultNamespace: 'default',
  });
  const parts = [kind, namespace, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return parts.join('/');
}
