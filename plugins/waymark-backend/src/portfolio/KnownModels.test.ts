import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { KnownModels, type KnownModel } from '../standings/KnownModels';
import type { Snapshot } from '../standings/makeSnapshot';
import { selectModels, type ModelsFilter } from './selectModels';
import { SnapshotStore } from '../standings/SnapshotStore';
import { writeMirrored } from '../standings/TableMirror';
import { toSummary } from './toSummary';

type Summary = ReturnType<typeof toSummary>;

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const credentials = mockCredentials.user();
const NOW = Date.UTC(2026, 6, 1);
const TIERS = ['minimal', 'limited', 'high', 'prohibited'];

/** Seen by the caller, hidden from them, or in no catalog. */
type Place = 'visible' | 'hidden' | 'shadow';
type Portfolio = {
  place: Place;
  spec: { title?: string; owner: string; tier?: string };
  snapshot?: Snapshot;
}[];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const arbitrarySnapshot = fc
  .record({
    level: maybe(fc.integer({ min: 1, max: 3 })),
    rate: fc.option(fc.constantFrom(0, 0.2, 0.5)),
    band: fc.option(fc.constantFrom('elite', 'high', 'medium', 'low')),
    freshSince: maybe(fc.integer({ min: NOW - 5, max: NOW })),
    since: maybe(fc.integer({ min: 0, max: 5 })),
    hasEvents: fc.boolean(),
  })
  .map(
    ({ level, rate, band, freshSince, since, hasEvents }): Snapshot => ({
      live: (since === undefined ? [] : [since]).map(at => ({
        environment: 'prod',
        tier: 'production',
        version: '1',
        since: new Date(at).toISOString(),
      })),
      level: (level === undefined
        ? null
        : { framework: 'own', level, of: 3, title: '' }) as Snapshot['level'],
      figures: { changeFailRate: { value: rate, unit: 'ratio', band } },
      freshSince,
      deployments: [NOW - 1],
      openIncidents: 0,
      staleIncidents: 0,
      openFailures: 0,
      bandedBy: 'any',
      hasEvents,
      hasProductionEvents: hasEvents,
    }),
  );
const arbitraryPortfolio: fc.Arbitrary<Portfolio> = fc.array(
  fc.record({
    place: fc.constantFrom<Place>('visible', 'visible', 'hidden', 'shadow'),
    spec: fc.record({
      title: maybe(fc.constantFrom('Ära', 'zebra', 'Zebra', 'a-b', 'ab', 'é')),
      owner: fc.constantFrom('lending', 'care', 'Ops'),
      tier: maybe(fc.constantFrom(...TIERS)),
    }),
    snapshot: maybe(arbitrarySnapshot),
  }),
  { maxLength: 30 },
);
const arbitraryQuestion = fc.record({
  filter: fc.record(
    {
      owner: fc.constantFrom('group:default/lending', 'group:default/ops'),
      tier: fc.constantFrom(...TIERS),
      level: fc.integer({ min: 1, max: 3 }),
      band: fc.constantFrom('changeFailRate:low', 'changeFailRate:elite'),
      q: fc.constantFrom('z', 'CARE', 'classif', 'é'),
    },
    { requiredKeys: [] },
  ),
  sort: fc.constantFrom(
    ...['name', 'owner', 'tier', 'level', 'freshness', 'deployed'],
    'changeFailRate',
  ),
  descending: fc.boolean(),
  page: fc.record({
    offset: fc.integer({ min: 0, max: 12 }),
    limit: fc.integer({ min: 1, max: 8 }),
  }),
});
type Question = typeof arbitraryQuestion extends fc.Arbitrary<infer T>
  ? T
  : never;

function toEntity(ref: string, { title, owner, tier }: Portfolio[0]['spec']) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: ref.split('/')[1], title, etag: 'as it is' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      ...(tier ? { risk: { tier } } : {}),
    },
  } as Entity;
}

/** Written straight from what the list promises: of everything, every time. */
async function naive(
  knex: Knex,
  portfolio: Portfolio,
  { filter, sort, descending, page }: Question,
) {
  const rows = await knex('snapshots').select('model', 'snapshot');
  const summaries: Summary[] = [];
  portfolio.forEach(({ place, spec }, index) => {
    const ref = `model:default/m${index}`;
    const row = rows.find(({ model }) => model === ref);
    const snapshot: Snapshot | undefined = row && JSON.parse(row.snapshot);
    if (place === 'hidden') return;
    if (place === 'shadow' && !snapshot?.hasEvents) return;
    const entity = place === 'shadow' ? undefined : toEntity(ref, spec);
    summaries.push(toSummary(ref, entity, snapshot, NOW));
  });
  const fitting = summaries.filter(model => {
    const text = [model.name, model.title, model.owner, model.type];
    const [metric, band] = (filter.band ?? '').split(':');
    return (
      (!filter.owner || model.owner === filter.owner) &&
      (!filter.tier || model.tier === filter.tier) &&
      (!filter.level || model.level?.level === filter.level) &&
      (!filter.band || model.figures[metric]?.band === band) &&
      (!filter.q ||
        text.join(' ').toLowerCase().includes(filter.q.toLowerCase()))
    );
  });
  const keys: Record<string, (model: Summary) => unknown> = {
    name: model => model.title ?? model.name,
    owner: model => model.owner,
    tier: model => (model.tier ? TIERS.indexOf(model.tier) : null),
    level: model => model.level?.level,
    freshness: model => model.freshness,
    deployed: model => model.live[0]?.since,
    changeFailRate: model => model.figures.changeFailRate?.value,
  };
  const known = (model: Summary) => (keys[sort](model) ?? null) !== null;
  fitting.sort((a, b) => {
    const [x, y] = [keys[sort](a) as any, keys[sort](b) as any];
    let order = 0;
    if (!known(a) || !known(b)) return Number(known(b)) - Number(known(a));
    if (typeof x === 'string') order = x.localeCompare(y, 'en');
    else order = x - y;
    if (order === 0) return a.ref < b.ref ? -1 : 1;
    return descending ? -order : order;
  });
  const end = page.offset + page.limit;
  return {
    items: fitting.slice(page.offset, end),
    total: fitting.length,
    more: end < fitting.length,
  };
}

/** A process of its own over the same database. */
function replica(
  knex: Knex,
  visible: Map<string, Entity>,
  isKnown: (ref: string) => boolean = ref => visible.has(ref),
) {
  const snapshots = SnapshotStore.create({ database: knex });
  const put = (row: Parameters<SnapshotStore['toWrite']>[0][number]) =>
    knex.transaction(trx => writeMirrored(trx, [snapshots.toWrite([row])]));
  const refresh = jest.fn(async (ref: string) => {
    await put({
      model: ref,
      etag: 'of a refresh',
      validUntil: NOW,
      snapshot: { live: [], figures: {} } as unknown as Snapshot,
    });
  });
  const catalog: Partial<CatalogModels> = {
    visibleTo: async () => visible,
  };
  const access = {
    withoutEntity: async (refs: string[]) => refs.filter(ref => !isKnown(ref)),
  };
  const known = KnownModels.create({
    access,
    catalog: catalog as CatalogModels,
    snapshots,
    refresh,
  });
  return { put, refresh, known: () => known.visibleTo(credentials) };
}

describe.each(databases.eachSupportedId())('KnownModels on %s', databaseId => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await applyMigrations(knex);
  });

  it('lists what the naive way lists, as another replica changes it', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPortfolio,
        fc.array(fc.tuple(fc.nat(29), arbitrarySnapshot), { maxLength: 5 }),
        fc.array(arbitraryQuestion, { minLength: 3, maxLength: 6 }),
        async (portfolio, changes, questions) => {
          await knex('snapshots').delete();
          const refOf = (index: number) => `model:default/m${index}`;
          const placed = (...places: Place[]) =>
            new Map(
              portfolio.flatMap(({ place, spec }, index) =>
                places.includes(place)
                  ? [[refOf(index), toEntity(refOf(index), spec)] as const]
                  : [],
              ),
            );
          const inCatalog = placed('visible', 'hidden');
          const here = replica(knex, placed('visible'), ref =>
            inCatalog.has(ref),
          );
          const there = replica(knex, inCatalog);
          const put = (index: number, snapshot: Snapshot) =>
            there.put({
              model: refOf(index),
              etag: inCatalog.has(refOf(index)) ? 'as it is' : undefined,
              validUntil: NOW,
              snapshot,
            });
          const compare = async () => {
            for (const question of questions) {
              const { filter, sort, descending, page } = question;
              const asked: ModelsFilter = {
                ...filter,
                sort: `${descending ? '-' : ''}${sort}`,
              };
              const models = await here.known();
              const { items, total, nextCursor } = selectModels(
                models,
                asked,
                page,
              );
              expect({
                items: items.map(({ ref, entity, snapshot }) =>
                  toSummary(ref, entity, snapshot, NOW),
                ),
                total,
                more: nextCursor !== null,
              }).toEqual(await naive(knex, portfolio, question));
            }
          };
          for (const [index, { snapshot }] of portfolio.entries()) {
            if (snapshot) await put(index, snapshot);
          }
          await compare();
          for (const [index, snapshot] of changes) {
            if (index < portfolio.length) await put(index, snapshot);
          }
          await compare();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is put together once while nothing changes', async () => {
    const ref = 'model:default/m0';
    const visible = new Map([[ref, toEntity(ref, { owner: 'care' })]]);
    const here = replica(knex, visible);
    const there = replica(knex, visible);
    const put = (deployments: number[]) =>
      there.put({
        model: ref,
        etag: 'as it is',
        validUntil: NOW,
        snapshot: { deployments } as Snapshot,
      });
    await put([1]);
    const before: readonly KnownModel[] = await here.known();
    expect(await here.known()).toBe(before);
    await put([2]);
    expect(await here.known()).toMatchObject([
      { ref, snapshot: { deployments: [2] } },
    ]);
    expect(here.refresh).not.toHaveBeenCalled();
  });

  it('waits for rows of moved entities, some at a time, each once', async () => {
    const refs = Array.from({ length: 30 }, (_, at) => `model:default/m${at}`);
    const here = replica(
      knex,
      new Map(refs.map(ref => [ref, toEntity(ref, { owner: 'care' })])),
    );
    const made = (models: readonly KnownModel[]) =>
      models.filter(({ snapshot }) => snapshot).length;
    expect(made(await here.known())).toBe(25);
    expect(made(await here.known())).toBe(30);
    // Their etag is not that of the reading, which is older than the refresh
    await here.known();
    expect(here.refresh).toHaveBeenCalledTimes(30);
  });
});
