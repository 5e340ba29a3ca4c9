import { TestDatabases } from '@backstage/backend-test-utils';
import type { ModelOverview } from 'backstage-plugin-waymark-common';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
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
  },
};

/** A release every four weeks for two years, more than a judgement looks at. */
const events = Array.from({ length: 26 }, (_, index) =>
  cloudEvent(
    deployment(
      `d${index}`,
      new Date(NOW - (index * 28 + 1) * DAY).toISOString(),
      `v${index}`,
    ),
  ),
);

/** What is the same at both moments: what counts until now moves on with it. */
function withoutNow(overview: ModelOverview): unknown {
  const { buckets } = overview.series;
  const { deploymentFrequency, ...values } = buckets.at(-1)!.values;
  const last = { ...buckets.at(-1), values };
  const series = {
    ...overview.series,
    buckets: [...buckets.slice(0, -1), last],
  };
  return JSON.parse(
    JSON.stringify({ ...overview, series }, (key, each) =>
      ['window', 'from', 'to', 'freshness'].includes(key) ? undefined : each,
    ),
  );
}

describe.each(databases.eachSupportedId())('overview on %s', databaseId => {
  it.each(['30d', '90d', '365d'])(
    'says of %s what its parts say alone',
    async window => {
      const engine = await startEngine({
        knex: await databases.init(databaseId),
        entities: [entity],
      });
      await engine.post(events);
      await engine.settled();
      const get = async (path: string) => (await engine.get(path)).body;
      const query = `window=${window}&zone=Europe/Berlin`;
      const overview = await get(`${MODEL}/overview?${query}`);

      expect(withoutNow(overview)).toEqual(
        withoutNow({
          model: await get(MODEL),
          metrics: await get(`${MODEL}/metrics?${query}`),
          series: await get(`${MODEL}/metrics/series?bucket=week&${query}`),
          live: (await get(`${MODEL}/live`)).items,
          liveVersions: (await get(`${MODEL}/versions?version=v0`)).items,
          deployments: (await get(`${MODEL}/deployments?limit=10`)).items,
          incidents: (await get(`${MODEL}/incidents?limit=10`)).items,
          maturity: (await get(`${MODEL}/maturity`)).items,
          rollbacks: (await get(`${MODEL}/rollbacks`)).items,
          campaigns: (await get(`${MODEL}/campaigns`)).items,
        }),
      );
      expect(overview.deployments).toHaveLength(10);
      expect(overview.live).toHaveLength(1);
      expect(overview.maturity.length).toBeGreaterThan(0);
      const days = Number(window.slice(0, -1));
      expect(overview.metrics.window.days).toBe(days);
      expect(overview.series.buckets.length).toBeGreaterThanOrEqual(
        Math.floor(days / 7),
      );
    },
  );

  it('is for those alone who may see the model, and names what is wrong', async () => {
    const knex = await databases.init(databaseId);
    const hidden = await startEngine({
      knex,
      entities: [entity],
      hidden: ['model:default/credit-risk'],
    });
    expect((await hidden.get(`${MODEL}/overview`)).status).toBe(404);
    const denied = await startEngine({
      knex,
      entities: [entity],
      deny: ['waymark.model.read'],
    });
    expect((await denied.get(`${MODEL}/overview`)).status).toBe(403);
    const engine = await startEngine({ knex, entities: [entity] });
    for (const wrong of ['zone=Mars', 'window=soon']) {
      expect((await engine.get(`${MODEL}/overview?${wrong}`)).status).toBe(400);
    }
  });
});
