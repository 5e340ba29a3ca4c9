import type { Entity } from '@backstage/catalog-model';
import type { PlatformMetricId } from 'backstage-plugin-waymark-common';
import type { Snapshot } from '../standings/makeSnapshot';
import { platformMetrics, type CountedModel } from './platformMetrics';
import { platformModels } from './platformModels';

const NOW = Date.UTC(2026, 6, 1);
const DAY = 86_400_000;
const WINDOW = { from: NOW - 90 * DAY, to: NOW };

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

const models: CountedModel[] = [
  {
    ref: 'model:default/a',
    entity: entity('a', 'lending', 'template:default/tabular'),
    snapshot: snapshot(10, 'production'),
    controls: { met: 12, total: 19 },
  },
  {
    ref: 'model:default/b',
    entity: entity('b', 'group:default/lending'),
    snapshot: snapshot(400, 'production'),
    controls: { met: 2, total: 2 },
  },
  {
    ref: 'model:default/c',
    entity: entity('c', 'care'),
    snapshot: snapshot(20, 'staging'),
    controls: { met: 0, total: 2 },
  },
  { ref: 'model:default/d', entity: entity('d', 'care') },
  {
    ref: 'model:default/e',
    entity: entity('e', 'user:default/anna'),
    snapshot: snapshot(400, 'production'),
  },
  { ref: 'model:default/shadow', snapshot: snapshot(5, 'production') },
];

it('counts over the models given, and says what it leaves out', () => {
  expect(platformMetrics(models, WINDOW).metrics).toMatchObject({
    goldenPathAdoption: {
      value: 1 / 5,
      numerator: 1,
      denominator: 5,
      excluded: [{ reason: 'notInCatalog', count: 1 }],
      recent: { value: 1 / 2, numerator: 1, denominator: 2 },
    },
    inventoryCoverage: { value: 3 / 4, numerator: 3, denominator: 4 },
    modelsPerOwner: {
      value: 2,
      numerator: 2,
      denominator: 1,
      // A shadow model, and one that a person owns
      excluded: [{ reason: 'noOwner', count: 2 }],
    },
    auditPassRate: {
      value: 14 / 21,
      numerator: 14,
      denominator: 21,
      excluded: [{ reason: 'notJudged', count: 2 }],
      definition: { version: 2 },
    },
  });
});

it('holds models first heard of in the window against those before it', () => {
  const recent = (from: number, to: number) =>
    platformMetrics(models, { from: NOW - from * DAY, to: NOW - to * DAY })
      .metrics.goldenPathAdoption.recent;
  expect(recent(15, 0)).toMatchObject({
    window: { days: 15 },
    value: 1,
    previous: { value: 0, change: 1 },
  });
  expect(recent(90, 0)?.previous).toEqual({ value: null, change: null });
});

it('tells the models behind each figure, those that do not count first', () => {
  const behind = (id: PlatformMetricId) =>
    platformModels(models, id).map(({ ref, counts, excludedFor }) => [
      ref.split('/')[1],
      excludedFor ?? counts,
    ]);
  expect(behind('goldenPathAdoption')).toEqual([
    ['b', false],
    ['c', false],
    ['d', false],
    ['e', false],
    ['shadow', 'notInCatalog'],
    ['a', true],
  ]);
  expect(behind('inventoryCoverage')).toEqual([
    ['shadow', false],
    ['a', true],
    ['b', true],
    ['e', true],
  ]);
  expect(behind('modelsPerOwner')).toEqual([
    ['e', 'noOwner'],
    ['shadow', 'noOwner'],
    ['a', true],
    ['b', true],
  ]);
  expect(platformModels(models, 'auditPassRate')).toEqual([
    expect.objectContaining({ counts: false, numerator: 12, denominator: 19 }),
    expect.objectContaining({ excludedFor: 'notJudged' }),
    expect.objectContaining({ excludedFor: 'notJudged' }),
    expect.objectContaining({ counts: true, numerator: 2, denominator: 2 }),
  ]);
});

it('has no value of nothing, and says why', () => {
  const { metrics } = platformMetrics([], WINDOW);
  for (const figure of Object.values(metrics)) {
    expect(figure).toMatchObject({ value: null, reason: expect.any(String) });
  }
  expect(metrics.goldenPathAdoption.recent?.value).toBeNull();
});
