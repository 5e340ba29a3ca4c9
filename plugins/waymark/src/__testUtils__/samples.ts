import type { Entity } from '@backstage/catalog-model';
import type {
  Deployment,
  Figure,
  Incident,
  LeadTimeParts,
  LeadTimePoint,
  MetricId,
  Rollback,
  RollbackOption,
} from 'backstage-plugin-waymark-common';

/** A model as the catalog holds it. */
export const sampleModel: Entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'credit-risk', namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/risk-models',
    purpose: 'Scores applications for credit',
  },
};

/** Entity ref of `sampleModel`. */
export const sampleRef = 'model:default/credit-risk';

/** A figure without anything special about it. */
export function sampleFigure(
  id: MetricId,
  figure: Partial<Figure> = {},
): Figure {
  return {
    id,
    window: {
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      days: 90,
    },
    value: 1,
    unit: 'ms',
    sampleSize: 1,
    excluded: [],
    band: null,
    previous: null,
    definition: { id, version: 1, url: `https://docs.example.org/${id}` },
    ...figure,
  };
}

/** A change deployment to production that went well. */
export function sampleDeployment(
  deployment: Partial<Deployment> = {},
): Deployment {
  return {
    eventId: 'deploy-1',
    source: 'https://ci.example.org/credit-risk',
    kind: 'deployed',
    environment: 'production',
    tier: 'production',
    version: '1',
    at: '2026-03-01T10:00:00.000Z',
    executedBy: 'pipeline',
    change: null,
    changes: [],
    pipelineRun: null,
    strategy: null,
    trafficPercent: null,
    unplanned: false,
    fix: false,
    failed: false,
    failedFor: [],
    incidents: [],
    revertedBy: null,
    reverts: null,
    toVersion: null,
    rollbackRequest: null,
    liveFrom: '2026-03-01T10:00:00.000Z',
    liveUntil: null,
    ...deployment,
  };
}

/** An open incident in production that nothing is blamed for. */
export function sampleIncident(incident: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    source: 'https://monitor.example.org',
    environment: 'production',
    tier: 'production',
    startedAt: '2026-03-02T10:00:00.000Z',
    endedAt: null,
    degradedSince: null,
    cause: null,
    description: 'Approval rate fell',
    deployment: null,
    deploymentSource: null,
    deploymentVersion: null,
    rule: 'none',
    url: null,
    openedBy: { source: 'https://monitor.example.org', id: 'detected-1' },
    endedBy: null,
    lastToldAt: '2026-03-02T10:00:00.000Z',
    stale: false,
    ...incident,
  };
}

/** A way back from 2 to 1 in production. */
export function sampleOption(
  option: Partial<RollbackOption> = {},
): RollbackOption {
  return {
    environment: 'production',
    tier: 'production',
    fromVersion: '2',
    fromSince: '2026-03-02T09:00:00.000Z',
    toVersion: '1',
    reverts: 'deploy-2',
    candidates: [
      { version: '1', lastServedAt: '2026-03-02T09:00:00.000Z', good: true },
      { version: '0', lastServedAt: '2026-03-01T09:00:00.000Z', good: false },
    ],
    possible: true,
    obstacle: null,
    reason: null,
    active: null,
    ...option,
  };
}

/** A rollback just asked for. */
export function sampleRollback(rollback: Partial<Rollback> = {}): Rollback {
  return {
    id: 'rollback-1',
    model: sampleRef,
    environment: 'production',
    fromVersion: '2',
    toVersion: '1',
    reverts: 'deploy-2',
    reason: 'Approval rate fell by half',
    requestedBy: 'user:default/guest',
    requestedAt: '2026-03-02T11:00:00.000Z',
    state: 'requested',
    steps: [
      { name: 'Requested', state: 'done', url: null, at: null },
      { name: 'Dispatched', state: 'running', url: null, at: null },
      { name: 'Confirmed', state: 'waiting', url: null, at: null },
    ],
    executor: 'gitlab',
    run: null,
    confirmedBy: null,
    endedAt: null,
    message: null,
    ...rollback,
  };
}

/** Two changes, of which one tells when it was opened. */
export function sampleLeadTimeParts(): LeadTimeParts {
  const part = (
    from: LeadTimePoint,
    to: LeadTimePoint,
    minutes: number,
    sampleSize: number,
  ) => ({ from, to, median: minutes * 60_000, sampleSize });
  return {
    model: sampleRef,
    window: {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-08T00:00:00.000Z',
      days: 7,
    },
    changes: 2,
    items: [
      part({ kind: 'firstCommit' }, { kind: 'opened' }, 30, 1),
      part({ kind: 'opened' }, { kind: 'merged' }, 360, 1),
      part({ kind: 'merged' }, { kind: 'started' }, 5, 2),
      part({ kind: 'started' }, { kind: 'stage', stage: 'train' }, 40, 2),
      part({ kind: 'stage', stage: 'train' }, { kind: 'deployed' }, 15, 2),
    ],
    definition: {
      id: 'leadTimeParts',
      version: 1,
      url: '/models/definitions/leadTimeParts',
    },
  };
}
