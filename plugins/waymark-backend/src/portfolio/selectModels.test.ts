import { InputError } from '@backstage/errors';
import type { KnownModel } from '../standings/KnownModels';
import type { Snapshot } from '../standings/makeSnapshot';
import { selectModels, type ModelsFilter } from './selectModels';

function model(
  name: string,
  fields: Partial<KnownModel['fields']> = {},
  snapshot: Partial<Snapshot> = {},
): KnownModel {
  return {
    ref: `model:default/${name}`,
    owners: ['group:default/bank', fields.owner ?? 'group:default/lending'],
    fields: {
      name,
      title: null,
      owner: 'group:default/lending',
      type: 'classifier',
      tier: null,
      lifecycle: 'production',
      inCatalog: true,
      ...fields,
    },
    snapshot: { live: [], level: null, figures: {}, ...snapshot } as Snapshot,
  };
}

const level = (number: number): Snapshot['level'] => ({
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
  model('churn', { tier: 'high' }, { level: level(2) }),
  model(
    'Limits',
    { title: 'Accounts', tier: 'minimal' },
    { level: level(3), figures: failing(0.5, 'low') },
  ),
  model(
    'scores',
    { owner: 'group:default/risk', type: 'regressor', tier: 'limited' },
    { figures: failing(0, 'elite') },
  ),
];

const select = (filter: ModelsFilter, page = { offset: 0, limit: 50 }) =>
  selectModels(all, filter, page);
const names = (filter: ModelsFilter) =>
  select(filter).items.map(({ fields }) => fields.name);

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
    expect(names({ owner: 'group:default/bank' })).toHaveLength(3);
    expect(names({ tier: 'high' })).toEqual(['churn']);
    expect(names({ level: 3 })).toEqual(['Limits']);
    expect(names({ band: 'changeFailRate:low' })).toEqual(['Limits']);
    expect(names({ q: ' ACCOUNTS ' })).toEqual(['Limits']);
    expect(names({ q: 'regress' })).toEqual(['scores']);
    expect(names({ tier: 'high', level: 3 })).toEqual([]);
  });

  it('counts all that fit, and gives the page asked for', () => {
    expect(
      select({ owner: 'group:default/lending' }, { offset: 1, limit: 1 }),
    ).toMatchObject({ total: 2, items: [{ fields: { name: 'churn' } }] });
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
