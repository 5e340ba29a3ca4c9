import { changesOf, type OneChange } from '../../metrics/__testUtils__/rows';
import type { ModelEntity } from 'backstage-plugin-waymark-common';
import { emptyRows } from '../../projections/emptyRows';
import type {
  DeploymentRow,
  IncidentRow,
  LiveRow,
  ModelRows,
  VersionRow,
} from '../../projections/rows';
import { DAY_MS } from '../FactContext';

/** The moment tests ask at, 2026-06-01T00:00:00Z. */
export const NOW = Date.UTC(2026, 5, 1);

/** A moment some days before `NOW`. */
export function daysAgo(days: number): number {
  return NOW - days * DAY_MS;
}

export function createEntity(
  spec: Partial<ModelEntity['spec']> = {},
): ModelEntity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'credit-risk' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/lending',
      purpose: 'Says how likely a loan is to be repaid, for loan officers',
      risk: {
        tier: 'limited',
        rationale: 'People decide, the model advises',
        setBy: 'group:default/risk',
        setAt: '2026-01-01T00:00:00Z',
      },
      trainedOn: ['dataset:default/loans'],
      ...spec,
    },
  };
}

export function createDeployment(
  options: Partial<DeploymentRow> & OneChange = {},
): DeploymentRow {
  const {
    change = { commit: 'c1', committedAt: daysAgo(10) - 3_600_000 },
    firstOfChange,
    ...overrides
  } = options;
  return {
    source: '/forge/credit-risk',
    id: 'deploy-production-1',
    kind: 'deployed',
    at: daysAgo(10),
    namesVersion: true,
    begunAt: daysAgo(10),
    environment: 'production',
    tier: 'production',
    version: '1',
    artifactId: 'pkg:mlflow/credit-risk@1',
    executedBy: 'pipeline',
    fix: false,
    changes: changesOf({ change, firstOfChange }),
    release: 0,
    opensRelease: true,
    inEnvironment: { release: 0, opensRelease: true },
    failed: false,
    ...overrides,
  };
}

export function createVersion(overrides: Partial<VersionRow> = {}): VersionRow {
  const key = (id: string, before: number) => ({
    source: '/forge/credit-risk',
    id,
    at: daysAgo(10) - before * 60_000,
  });
  const evaluation = (kind: string, before: number) => ({
    ...key(`evaluation-${kind}`, before),
    kind,
    passed: true,
    metrics: [],
    thresholdsCommit: kind === 'performance' ? 'c1' : undefined,
  });
  return {
    version: '1',
    artifactId: 'pkg:mlflow/credit-risk@1',
    trainedBy: { source: '/forge/credit-risk', id: 'packaged-1' },
    trainingFinishedAt: daysAgo(10) - 40 * 60_000,
    datasets: ['dataset:default/loans@3'],
    runUrl: 'https://forge.example.com/runs/1',
    packagedAt: daysAgo(10) - 20 * 60_000,
    firstProductionAt: daysAgo(10),
    evaluations: [
      evaluation('data-quality', 50),
      evaluation('performance', 30),
      evaluation('smoke', 5),
    ],
    evidence: [
      { ...key('card', 20), kind: 'model-card' },
      { ...key('sbom', 20), kind: 'sbom' },
    ],
    firstProductionIn: [],
    firstSeenAt: daysAgo(10) - 50 * 60_000,
    lastSeenAt: daysAgo(10),
    ...overrides,
  };
}

export function createLive(overrides: Partial<LiveRow> = {}): LiveRow {
  return {
    environment: 'production',
    tier: 'production',
    version: '1',
    since: daysAgo(10),
    executedBy: 'pipeline',
    ...overrides,
  };
}

export function createIncident(
  overrides: Partial<IncidentRow> = {},
): IncidentRow {
  return {
    source: '/monitor',
    id: 'incident-1',
    openedBy: { source: '/monitor', id: 'incident-1-detected' },
    environment: 'production',
    tier: 'production',
    startedAt: daysAgo(5),
    endedAt: daysAgo(4),
    lastToldAt: daysAgo(4),
    rule: 'none',
    ...overrides,
  };
}

/** What one run of a golden path's pipeline leaves behind. */
export function createRows(overrides: Partial<ModelRows> = {}): ModelRows {
  return {
    ...emptyRows(),
    deployments: [
      createDeployment({
        id: 'deploy-staging-1',
        environment: 'staging',
        tier: 'staging',
        at: daysAgo(10) - 10 * 60_000,
        firstOfChange: false,
        release: undefined,
        opensRelease: false,
      }),
      createDeployment({ strategy: 'blue-green' }),
    ],
    versions: [createVersion()],
    trainingRuns: [
      {
        source: '/forge/credit-risk',
        id: 'packaged-1',
        version: '1',
        finishedAt: daysAgo(10) - 40 * 60_000,
      },
    ],
    live: [createLive()],
    ...overrides,
  };
}
