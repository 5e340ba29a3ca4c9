import type { Entity } from '@backstage/catalog-model';
import type { Snapshot } from './makeSnapshot';
import { platformMetrics } from './platformMetrics';

const NOW = Date.UTC(2026, 6, 1);
const DAY = 86_400_000;

function entity(name: string, owner: string, template?: string): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name },
    spec: {
      owner,
      ...(template ? { goldenPath: { template, version: '1' } } : {}),
    },
  };
}

function snapshot(
  daysAgo: number | undefined,
  tier: 'production' | 'staging',
): Snapshot {
  return {
    live: [
      {
        environment: tier,
        tier,
        version: '1',
        since: new Date(0).toISOString(),
      },
    ],
    hasProductionEvents: tier === 'production',
    firstEventAt: daysAgo === undefined ? undefined : NOW - daysAgo * DAY,
  } as Snapshot;
}

const models: Parameters<typeof platformMetrics>[0] = [
  {
    ref: 'model:default/a',
    entity: entity('a', 'lending', 'template:default/tabular'),
    snapshot: snapshot(10, 'production'),
  },
  {
    ref: 'model:default/b',
    entity: entity('b', 'group:default/lending'),
    snapshot: snapshot(400, 'production'),
  },
  {
    ref: 'model:default/c',
    entity: entity('c', 'care'),
    snapshot: snapshot(20, 'staging'),
  },
  { ref: 'model:default/d', entity: entity('d', 'care') },
  { ref: 'model:default/shadow', snapshot: snapshot(5, 'production') },
];

it('counts over the models given, and says what it leaves out', () => {
  expect(platformMetrics(models, NOW).metrics).toMatchObject({
    goldenPathAdoption: {
      value: 1 / 4,
      numerator: 1,
      denominator: 4,
      excluded: [{ reason: 'notInCatalog', count: 1 }],
      recent: { value: 1 / 2, numerator: 1, denominator: 2 },
    },
    inventoryCoverage: { value: 2 / 3, numerator: 2, denominator: 3 },
    modelsPerOwner: {
      value: 2,
      numerator: 2,
      denominator: 1,
      excluded: [{ reason: 'noOwner', count: 1 }],
    },
    auditPassRate: { value: null, reason: 'Controls are not evaluated yet' },
  });
});

it('has no value of nothing, and says why', () => {
  const { metrics } = platformMetrics([], NOW);
  for (const figure of Object.values(metrics)) {
    expect(figure).toMatchObject({ value: null, reason: expect.any(String) });
  }
  expect(metrics.goldenPathAdoption.recent?.value).toBeNull();
});
