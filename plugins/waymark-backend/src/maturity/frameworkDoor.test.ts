import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  FactProvider,
  MaturityFrameworkFile,
} from 'backstage-plugin-waymark-node';
import { startEngine } from '../__testUtils__/startEngine';
import { costKnown, costRules } from './__testUtils__/costRules';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const costs: FactProvider = {
  id: 'costs',
  facts: [costKnown],
  getFacts: async () => ({ costKnown: true }),
};

async function start(frameworks: MaturityFrameworkFile[], waymark = {}) {
  const config: JsonObject = { waymark };
  return startEngine({
    knex: await databases.init('SQLITE_3'),
    config,
    frameworks,
    factProviders: [costs],
  });
}

async function listed(engine: Awaited<ReturnType<typeof start>>) {
  const { body } = await engine.get('/maturity/frameworks').expect(200);
  await engine.stop();
  return body.items as { id: string; version: number; title: string }[];
}

describe('the door for maturity frameworks', () => {
  it('brings one that is judged beside those of Waymark', async () => {
    const items = await listed(await start([costRules]));
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['house-rules', 'delivery-standard']),
    );
  });

  it('lets one be the primary, and replaces a shipped one', async () => {
    const standard = { ...costRules, id: 'delivery-standard', version: 99 };
    const items = await listed(
      await start([costRules, standard], {
        maturity: { primary: 'house-rules' },
      }),
    );
    expect(items[0].id).toBe('house-rules');
    expect(items.filter(({ id }) => id === 'delivery-standard')).toMatchObject([
      { version: 99, title: 'House rules' },
    ]);
  });

  it('lets the configuration have the last word', async () => {
    const items = await listed(
      await start([costRules], {
        maturity: { frameworks: [{ ...costRules, version: 4 }] },
      }),
    );
    expect(items.filter(({ id }) => id === 'house-rules')).toMatchObject([
      { version: 4 },
    ]);
  });

  it.each([
    [
      'a fault in it',
      [{ ...costRules, areas: [{ id: 'people', title: 'People' }] }],
      /A framework of test-module: criterion cost-known: no area "cost"/,
    ],
    [
      'one id twice',
      [costRules, costRules],
      /test-module and test-module both bring .* house-rules/,
    ],
  ])('stops the start and names the module at %s', async (_, given, error) => {
    await expect(start(given)).rejects.toThrow(error);
  });
});
