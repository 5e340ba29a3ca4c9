import { mockServices } from '@backstage/backend-test-utils';
import type { FactProvider } from 'backstage-plugin-waymark-node';
import { createEntity } from './__testUtils__/goldenModel';
import { ProvidedFacts } from './ProvidedFacts';

const costs: FactProvider = {
  id: 'costs',
  facts: [
    { name: 'costKnown', type: 'boolean', description: 'Cost is known' },
    { name: 'costPerDay', type: 'number', description: 'Cost of a day' },
  ],
  getFacts: async () => ({ costKnown: true, costPerDay: null }),
};

function createFacts(...providers: FactProvider[]) {
  const logger = mockServices.logger.mock();
  const facts = ProvidedFacts.create({ providers, logger, patienceMs: 50 });
  return { facts, warnings: () => logger.warn.mock.calls.map(([m]) => m) };
}

describe('ProvidedFacts', () => {
  it('asks each provider once in a while', async () => {
    const getFacts = jest.fn(costs.getFacts);
    const { facts, warnings } = createFacts({ ...costs, getFacts });
    expect(facts.last(createEntity())).toEqual({
      values: undefined,
      stale: true,
    });
    const both = [facts.gather(createEntity()), facts.gather(createEntity())];
    expect(await Promise.all(both)).toEqual([
      { costKnown: true },
      { costKnown: true },
    ]);
    expect(getFacts).toHaveBeenCalledTimes(1);
    expect(facts.last(createEntity())).toEqual({
      values: { costKnown: true },
      stale: false,
    });
    expect(await facts.gather(undefined)).toEqual({});
    expect(warnings()).toEqual([]);
  });

  it('takes what a failing or silent provider would say for unknown', async () => {
    const { facts, warnings } = createFacts(
      costs,
      {
        id: 'broken',
        facts: [],
        getFacts: () => {
          throw new Error('No connection');
        },
      },
      { id: 'silent', facts: [], getFacts: () => new Promise(() => {}) },
    );
    expect(await facts.gather(createEntity())).toEqual({ costKnown: true });
    expect(warnings()).toEqual([
      expect.stringContaining('broken gives no facts'),
      expect.stringContaining('silent gives no facts'),
    ]);
  });

  it('takes nothing undeclared and nothing of the wrong type', async () => {
    const { facts, warnings } = createFacts({
      ...costs,
      getFacts: async () => ({ costKnown: 'yes', ownerSet: true }),
    });
    expect(await facts.gather(createEntity())).toEqual({});
    expect(warnings()).toEqual([
      expect.stringContaining('costKnown of model:default/credit-risk'),
    ]);
  });
});
