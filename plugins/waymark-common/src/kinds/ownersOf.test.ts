import type { Entity } from '@backstage/catalog-model';
import { ownersOf } from './ownersOf';

const model = (owner: unknown, ...related: string[]) =>
  ({
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'm' },
    spec: { owner },
    relations: [
      { type: 'partOf', targetRef: 'system:default/s' },
      ...related.map(targetRef => ({ type: 'ownedBy', targetRef })),
    ],
  } as Entity);

describe('ownersOf', () => {
  it.each<[string, Entity, string[]]>([
    ['a short name', model('Lending'), ['group:default/lending']],
    ['a user', model('user:Ada'), ['user:default/ada']],
    [
      'two owners, that of the spec first',
      model('b', 'group:default/a', 'group:default/b'),
      ['group:default/b', 'group:default/a'],
    ],
    [
      'one owner in two spellings',
      model('A', 'group:default/a', 'group:default/A'),
      ['group:default/a'],
    ],
    [
      'relations that do not know the spec',
      model('c', 'group:default/a'),
      ['group:default/a'],
    ],
    ['what is no ref', model('group:'), []],
    ['no owner', model(undefined), []],
  ])('of %s', (_, entity, owners) => {
    expect(ownersOf(entity)).toEqual(owners);
  });
});
