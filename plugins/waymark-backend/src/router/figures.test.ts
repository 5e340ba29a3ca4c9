import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { startEngine } from '../__testUtils__/startEngine';
import { waitFor } from '../__testUtils__/waitFor';

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

    const of = '?window=90d&version=v3';
    const { body: figures } = await engine.get(`${MODEL}/metrics${of}`);
    expect(figures.metrics).toMatchObject({
      deploymentFrequency: { numerator: 1 },
      changeLeadTime: { value: 30 * 3_600_000, sampleSize: 1 },
    });
    const { body: behind } = await engine.get(
      `${MODEL}/metrics/changeFailRate/events${of}`,
    );
    expect(behind).toMatchObject({ total: 1, items: [{ version: 'v3' }] });
    const { body: series } = await engine.get(`${MODEL}/metrics/series${of}`);
    expect(
      series.buckets.filter(
        ({ values }: { values: Record<string, number> }) =>
          values.deploymentFrequency > 0,
      ),
    ).toHaveLength(1);
    const { body: score } = await engine.get(`${MODEL}/quick-check${of}`);
    expect(score.metrics.deploymentFrequency.score).toBeLessThan(6);
    expect((await engine.get(`${MODEL}/metrics?version=`)).status).toBe(400);

    const { body: platform } = await engine.get('/platform/metrics');
    expect(platform.metrics).toMatchObject({
      goldenPathAdoption: { value: 1, recent: { denominator: 0 } },
      inventoryCoverage: { value: 1 },
      modelsPerOwner: { value: 1 },
      auditPassRate: { value: null },
    });
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
