import { InputError } from '@backstage/errors';
import type { ModelSummary } from '@waymark/backstage-plugin-waymark-common';
import { selectModels, type ModelsFilter } from './selectModels';

function model(
  name: string,
  overrides: Partial<ModelSummary> = {},
): ModelSummary {
  return {
    ref: `model:default/${name}`,
    name,
    title: null,
    owner: 'group:default/lending',
    type: 'classifier',
    tier: null,
    lifecycle: 'production',
    live: [],
    level: null,
    figures: {},
    deployments90d: [],
    freshness: null,
    attention: [],
    inCatalog: true,
    ...overrides,
  };
}

const level = (number: number): ModelSummary['level'] => ({
  framework: 'delivery-standard',
  level: number,
  of: 5,
  title: 'Managed',
  target: null,
});
const failing = (value: number, band: 'elite' | 'low') => ({
  changeFailRate: { value, unit: 'ratio' as const, band },
});

const all = [
  model('churn', { tier: 'high', level: level(2) }),
  model('Limits', {
    title: 'Accounts',
    tier: 'minimal',
    level: level(3),
    figures: failing(0.5, 'low'),
  }),
  model('scores', {
    owner: 'group:default/risk',
    type: 'regressor',
    tier: 'limited',
    figures: failing(0, 'elite'),
  }),
];

const names = (filter: ModelsFilter) =>
  selectModels(all, filter).map(({ name }) => name);

describe('selectModels', () => {
  it('sorts by name as people see it, unless asked otherwise', () => {
    expect(names({})).toEqual(['Limits', 'churn', 'scores']);
    expect(names({ sort: '-name' })).toEqual(['scores', 'churn', 'Limits']);
    expect(names({ sort: '-tier' })).toEqual(['churn', 'scores', 'Limits']);
  });

  it('puts models without a value last, either way', () => {
    expect(names({ sort: 'level' })).toEqual(['churn', 'Limits', 'scores']);
    expect(names({ sort: '-level' })).toEqual(['Limits', 'churn', 'scores']);
    expect(names({ sort: 'changeFailRate' })).toEqual([
      'scores',
      'Limits',
      'churn',
    ]);
    expect(names({ sort: '-changeFailRate' })).toEqual([
      'Limits',
      'scores',
      'churn',
    ]);
  });

  it('narrows by every filter at once', () => {
    expect(names({ owner: 'group:default/lending' })).toHaveLength(2);
    expect(names({ tier: 'high' })).toEqual(['churn']);
    expect(names({ level: 3 })).toEqual(['Limits']);
    expect(names({ band: 'changeFailRate:low' })).toEqual(['Limits']);
    expect(names({ q: ' ACCOUNTS ' })).toEqual(['Limits']);
    expect(names({ q: 'regress' })).toEqual(['scores']);
    expect(names({ tier: 'high', level: 3 })).toEqual([]);
  });

  it.each([
    [{ sort: 'colour' }, 'name, owner, tier, level'],
    [{ sort: 'toString' }, 'deploymentFrequency'],
    [{ sort: '--name' }, "'sort'"],
    [{ band: 'changeFailRate' }, 'elite, high, medium, low'],
    [{ band: 'changeFailRate:best' }, "'band'"],
    [{ band: 'colour:low' }, 'changeLeadTime'],
    [{ band: 'changeFailRate:low:high' }, "'band'"],
  ])('refuses %j and says what there is', (filter, words) => {
    expect(() => names(filter)).toThrow(InputError);
    expect(() => names(filter)).toThrow(words);
  });
});
