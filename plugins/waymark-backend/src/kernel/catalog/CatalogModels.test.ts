import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogModels } from './CatalogModels';

function entity(name: string, apiVersion = 'waymark.dev/v1alpha1'): Entity {
  return {
    apiVersion,
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: { owner: 'group:default/team' },
  };
}

function create(entities: Entity[]) {
  const catalog = catalogServiceMock({ entities });
  const one = jest.spyOn(catalog, 'getEntityByRef');
  const many = jest.spyOn(catalog, 'getEntitiesByRefs');
  const all = jest.spyOn(catalog, 'getEntities');
  const models = CatalogModels.create({
    catalog,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
  });
  return {
    models,
    calls: () => [one, many, all].map(f => f.mock.calls.length),
  };
}

describe('CatalogModels', () => {
  it('knows no Model of another plugin’s API', async () => {
    const { models } = create([entity('ours'), entity('theirs', 'acme.io/v1')]);
    const refs = ['model:default/ours', 'model:default/theirs'];
    expect([...(await models.all()).keys()]).toEqual([refs[0]]);
    expect([...(await models.getMany(refs)).keys()]).toEqual([refs[0]]);
    expect(await models.get(refs[0])).toBeDefined();
    expect(await models.get(refs[1])).toBeUndefined();
    expect(await models.withoutEntity(refs)).toEqual([refs[1]]);
  });

  it.each([2, 1_000, 5_000])('reads %d models in one call', async count => {
    const entities = Array.from({ length: count }, (_, i) => entity(`m${i}`));
    const { models, calls } = create(entities);
    const refs = entities.map(
      ({ metadata }) => `model:default/${metadata.name}`,
    );
    const known = await models.getMany([...refs, 'model:default/unknown']);
    expect([...known.keys()]).toEqual(refs);
    expect(calls().reduce((sum, each) => sum + each)).toBe(1);
  });
});
