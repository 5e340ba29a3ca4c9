import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { isDatabaseAway } from '../database/dialect';
import { namedCatalog } from './namedCatalog';

const credentials = mockServices.auth().getOwnServiceCredentials();

async function failing(error: Error) {
  const catalog = namedCatalog(
    catalogServiceMock.mock({
      getEntityByRef: async () => {
        throw error;
      },
    }),
  );
  return catalog
    .getEntityByRef('model:default/a', { credentials: await credentials })
    .catch(thrown => thrown);
}

describe('namedCatalog', () => {
  it.each([
    Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
    new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET' } }),
  ])(
    'says that the catalog is away when its connection breaks: %s',
    async e => {
      const error = await failing(e);
      expect(error).toMatchObject({
        name: 'ServiceUnavailableError',
        message: 'The catalog is away; try again',
      });
      expect(isDatabaseAway(error)).toBe(false);
    },
  );

  it('leaves other errors and answers as they are', async () => {
    const refused = new NotAllowedError('no');
    expect(await failing(refused)).toBe(refused);
    const catalog = namedCatalog(catalogServiceMock({ entities: [] }));
    await expect(
      catalog.getEntities({}, { credentials: await credentials }),
    ).resolves.toMatchObject({ items: [] });
  });
});
