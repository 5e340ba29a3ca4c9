import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = Date.now();
const MODEL = '/models/model/default/credit-risk';
const entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'credit-risk', namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/credit-analytics',
    purpose: 'Proposes a limit',
    goldenPath: { template: 'template:default/tabular', version: '1' },
  },
};

/** A release a week for 30 weeks, each with a commit a day before. */
const events = Array.from({ length: 30 }, (_, week) => {
  const at = NOW - (week * 7 + 1) * 86_400_000;
  return cloudEvent(
    deployment(`d${week}`, new Date(at).toISOString(), `v${week}`, {
      waymark: {
        change: {
          repository: 'credit-risk',
          commit: String(week),
          committedAt: new Date(at - 30 * 3_600_000).toISOString(),
        },
      },
    }),
  );
});

it.each(databases.eachSupportedId())(
  'answers Quick Check, forecast and platform measures on %s',
  async databaseId => {
    const engine = await startEngine({
      knex: await databases.init(databaseId),
      entities: [entity],
      config: {
        waymark: {
          metrics: { benchmark: { industry: 'financial_services' } },
        },
      },
    });
    await engine.post(events);
    await engine.settled();
    await waitFor(async () => {
      const { body } = await engine.get('/rollup?scope=all');
      expect(body.metrics.deploymentFrequency.value).toBeGreaterThan(0);
    });

    const { body: check } = await engine.get(`${MODEL}/quick-check?window=90d`);
    expect(check).toMatchObject({
      edition: '2025',
      chosen: { industry: 'financial_services', organizationSize: 'all' },
      metrics: {
        deploymentFrequency: { score: 6 },
        changeLeadTime: { score: 6, answer: 'One day to one week' },
        changeFailRate: {
          score: 10,
          benchmarks: [{ name: 'Financial Services', mean: 8.3, sd: 2.1 }, {}],
        },
        failedDeploymentRecoveryTime: { score: null },
      },
      overall: { score: 8 },
    });
    const { body: rolled } = await engine.get(
      '/rollup/quick-check?scope=all&industry=insurance&organizationSize=solo',
    );
    expect(rolled).toMatchObject({
      chosen: { industry: 'insurance', organizationSize: 'solo' },
      overall: { score: 8 },
    });
    for (const path of [
      `${MODEL}/quick-check?industry=circus`,
      '/rollup/quick-check',
    ]) {
      expect((await engine.get(path)).status).toBe(400);
    }

    const { body: forecast } = await engine.get(`${MODEL}/forecast`);
    expect(forecast).toMatchObject({
      basis: { weeks: 26, releases: 26 },
      releases: {
        horizons: [
          { days: 30, intervals: [{ level: 0.8 }, { level: 0.95 }] },
          { days: 90 },
        ],
      },
      leadTime: {
        quantiles: [
          { level: 0.5, value: 30 * 3_600_000 },
          { level: 0.85 },
          { level: 0.95 },
        ],
      },
    });
    expect((await engine.get(`${MODEL}x/forecast`)).status).toBe(404);

    const behind = await engine.get(
      '/platform/metrics/goldenPathAdoption/models',
    );
    expect(behind.body.items).toEqual([
      {
        ref: 'model:default/credit-risk',
        inCatalog: true,
        counts: true,
        excludedFor: null,
      },
    ]);
    expect((await engine.get('/platform/metrics/speed/models')).status).toBe(
      404,
    );
    const of = '?window=90d&version=v3';
    const { body: figures } = await engine.get(`${MODEL}/metrics${of}`);
    expect(figures.metrics).toMatchObject({
      deploymentFrequency: { numerator: 1 },
      changeLeadTime: { value: 30 * 3_600_000, sampleSize: 1 },
    });
    const { body: counted } = await engine.get(
      `${MODEL}/metrics/changeFailRate/events${of}`,
    );
    expect(counted).toMatchObject({ total: 1, items: [{ version: 'v3' }] });
    const { body: series } = await engine.get(`${MODEL}/metrics/series${of}`);
    expect(
      series.buckets.filter(
        ({ values }: { values: Record<string, number> }) =>
          values.deploymentFrequency > 0,
      ),
    ).toHaveLength(1);
    const { body: score } = await engine.get(`${MODEL}/quick-check${of}`);
    expect(score.metrics.deploymentFrequency.score).toBeLessThan(6);
    for (const path of [
      `${MODEL}/metrics?version=`,
      '/rollup?scope=all&version=v3',
    ])
      expect((await engine.get(path)).status).toBe(400);

    // A model is judged soon after its figures are made
    await waitFor(async () => {
      const { body: platform } = await engine.get('/platform/metrics');
      expect(platform.metrics).toMatchObject({
        goldenPathAdoption: { value: 1, recent: { denominator: 0 } },
        inventoryCoverage: { value: 1 },
        modelsPerOwner: { value: 1 },
        // Registered; its tier, and whether it is for general purposes, nobody said
        auditPassRate: { value: 1 / 4, numerator: 1, denominator: 4 },
      });
    });
    const { body: audited } = await engine.get(
      '/platform/metrics/auditPassRate/models',
    );
    expect(audited.items).toEqual([
      {
        ref: 'model:default/credit-risk',
        inCatalog: true,
        counts: false,
        excludedFor: null,
        numerator: 1,
        denominator: 4,
      },
    ]);
    await engine.stop();
  },
);

it.each(databases.eachSupportedId())(
  'gives bands by the legend chosen, also in lists made by another, on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const bandIn = async (engine: Awaited<ReturnType<typeof startEngine>>) => {
      const list = await engine.get('/models');
      return list.body.items[0].figures.deploymentFrequency.band;
    };
    const before = await startEngine({ knex, entities: [entity] });
    await before.post(events);
    await before.settled();
    await waitFor(async () => expect(await bandIn(before)).toBe('high'));
    await before.stop();

    const engine = await startEngine({
      knex,
      entities: [entity],
      config: {
        waymark: {
          metrics: {
            bands: {
              id: 'ours',
              source: 'Our own wish',
              metrics: {
                deploymentFrequency: [
                  { name: 'elite', atLeast: 0.1 },
                  { name: 'low' },
                ],
              },
            },
          },
        },
      },
    });
    const ours = { legend: 'ours', source: 'Our own wish', name: 'elite' };
    for (const path of [`${MODEL}/metrics`, '/rollup?scope=all']) {
      const { body } = await engine.get(path);
      expect(body.metrics.deploymentFrequency.band).toEqual(ours);
      expect(body.metrics.changeLeadTime.band).toBeNull();
    }
    await engine.runTask('waymark-portfolio');
    await waitFor(async () => expect(await bandIn(engine)).toBe('elite'));
    await engine.stop();
  },
);

it.each(databases.eachSupportedId())(
  'tells figures as known at an earlier time, before an event came in, on %s',
  async databaseId => {
    const engine = await startEngine({
      knex: await databases.init(databaseId),
      entities: [entity],
    });
    await engine.post(events.slice(0, 2));
    await engine.settled();
    const pause = () => new Promise(resolve => setTimeout(resolve, 20));
    await pause();
    const asOf = new Date().toISOString();
    await pause();
    // It happened before what is known already, and arrives after it.
    await engine.post([
      cloudEvent(
        cdEvent('incident.detected', {
          id: 'late',
          at: new Date(NOW - 86_400_000 / 2).toISOString(),
          subject: 'alert',
          content: { environment: { id: 'production' } },
          waymark: { deployment: 'd0' },
        }),
      ),
    ]);
    await engine.settled();

    const get = async (path: string) => (await engine.get(path)).body;
    const then = `asOf=${asOf}`;
    const failed = async (query = '') =>
      (await get(`${MODEL}/metrics?${query}`)).metrics.changeFailRate.value;
    expect([await failed(), await failed(then)]).toEqual([0.5, 0]);
    const incidents = async (query = '') =>
      (await get(`${MODEL}/metrics/deploymentIncidents/events?${query}`)).total;
    expect([await incidents(), await incidents(then)]).toEqual([1, 0]);
    const counted = async (query = '') =>
      (await get(`${MODEL}/metrics/series?${query}`)).buckets.reduce(
        (sum: number, { values }: any) => sum + values.deploymentIncidents,
        0,
      );
    expect([await counted(), await counted(then)]).toEqual([1, 0]);
    const score = async (query = '') =>
      (await get(`${MODEL}/quick-check?${query}`)).metrics.changeFailRate.score;
    expect([await score(), await score(then)]).toEqual([5, 10]);

    for (const path of [
      '/rollup?scope=all',
      '/rollup/changeFailRate/models?scope=all',
      '/rollup/quick-check?scope=all',
    ]) {
      const refused = await engine.get(`${path}&${then}`);
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toContain("'asOf'");
    }
    await engine.stop();
  },
);

it('refuses to start with a benchmark that nobody published', async () => {
  const knex = await databases.init('SQLITE_3');
  await expect(
    startEngine({
      knex,
      config: { waymark: { metrics: { benchmark: { industry: 'circus' } } } },
    }),
  ).rejects.toThrow('waymark.metrics.benchmark');
});
