import { TestDatabases } from '@backstage/backend-test-utils';
import type { FactProvider } from 'backstage-plugin-waymark-node';
import { ownedModel } from '../__testUtils__/entities';
import { cloudEvent, deployment } from '../__testUtils__/events';
import { houseConfig } from '../__testUtils__/houseRules';
import { startEngine } from '../__testUtils__/startEngine';
import { waitFor } from '../__testUtils__/waitFor';
import { costKnown, costRules } from './__testUtils__/costRules';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function levels(getFacts: FactProvider['getFacts']) {
  const engine = await startEngine({
    knex: await databases.init('SQLITE_3'),
    entities: [ownedModel('credit-risk', 'credit-analytics')],
    config: houseConfig(costRules),
    factProviders: [{ id: 'costs', facts: [costKnown], getFacts }],
  });
  const at = new Date(Date.now() - 60_000).toISOString();
  await engine.post([cloudEvent(deployment('d1', at, '1'))]);
  await engine.settled();
  const list = () =>
    engine.get('/models').then(({ body }) => body.items[0].level?.level);
  const path = '/models/model/default/credit-risk';
  const maturity = await engine.get(`${path}/maturity?framework=house-rules`);
  const detail = await engine.get(path);
  return {
    status: maturity.status,
    maturity: maturity.body.items[0].level,
    detail: detail.body.level.level,
    list,
    stop: engine.stop,
  };
}

describe('values of fact providers', () => {
  it('decide on levels, on the page and in lists', async () => {
    const seen = await levels(async model => ({
      costKnown: model.metadata.name === 'credit-risk',
    }));
    expect(seen).toMatchObject({ status: 200, maturity: 2, detail: 2 });
    await waitFor(async () => expect(await seen.list()).toBe(2));
    await seen.stop();
  });

  it('are unknown while their provider fails', async () => {
    const seen = await levels(async () => {
      throw new Error('No connection');
    });
    expect(seen).toMatchObject({ status: 200, maturity: 1, detail: 1 });
    await waitFor(async () => expect(await seen.list()).toBe(1));
    await seen.stop();
  });
});
