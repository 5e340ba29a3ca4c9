import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { waymarkRollbackCreatePermission } from 'backstage-plugin-waymark-common';
import { CatalogModels } from '../catalog/CatalogModels';
import type { LastOwners } from './LastOwners';
import { ModelAccess } from './ModelAccess';

const entity: Entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'scores', namespace: 'default' },
  spec: {},
};
const someone = mockCredentials.user('user:default/someone');
const owner = mockCredentials.user('user:default/guest');

/** A catalog that shows the model to `owner` and to services only. */
function createAccess(options: {
  allow?: boolean;
  deny?: string;
  withEvents?: string[];
  lastOwners?: [ref: string, owners: string[]][];
}) {
  const { allow = true, deny, withEvents = [] } = options;
  const lastOwners: Partial<LastOwners> = {
    of: async () => new Map(options.lastOwners),
  };
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async (ref, { credentials }: any) => {
      const maySee =
        mockServices.auth().isPrincipal(credentials, 'service') ||
        credentials === owner;
      return maySee && String(ref) === 'model:default/scores'
        ? entity
        : undefined;
    },
  });
  return ModelAccess.create({
    permissions: mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            allow && permission.name !== deny
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        })),
    }),
    catalog: CatalogModels.create({
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
    }),
    hasEvents: async ref => withEvents.includes(ref),
    lastOwners: lastOwners as LastOwners,
    ownershipOf: async credentials =>
      credentials === owner ? ['group:default/lending'] : [],
  });
}

describe('ModelAccess', () => {
  it('opens a model to whom the catalog shows it', async () => {
    const access = createAccess({});
    expect(await access.open('model:default/scores', owner)).toEqual({
      ref: 'model:default/scores',
      entity,
    });
  });

  it('knows nothing of a model the catalog hides, events or not', async () => {
    const access = createAccess({ withEvents: ['model:default/scores'] });
    await expect(access.open('model:default/scores', someone)).rejects.toThrow(
      new NotFoundError('There is no model model:default/scores'),
    );
  });

  it('opens a model in no catalog once it has events', async () => {
    const access = createAccess({ withEvents: ['model:default/ghost'] });
    expect(await access.open('model:default/ghost', someone)).toEqual({
      ref: 'model:default/ghost',
    });
    await expect(access.open('model:default/other', someone)).rejects.toThrow(
      NotFoundError,
    );
  });

  it('opens a model that was removed to its last owners, and to who may read such', async () => {
    const ref = 'model:default/gone';
    const removed = {
      withEvents: [ref],
      lastOwners: [[ref, ['group:default/lending']]] as [string, string[]][],
    };
    const guarded = createAccess({
      ...removed,
      deny: 'waymark.model.read.removed',
    });
    expect(await guarded.open(ref, owner)).toEqual({ ref });
    await expect(guarded.open(ref, someone)).rejects.toThrow(
      new NotFoundError(`There is no model ${ref}`),
    );
    expect(await createAccess(removed).open(ref, someone)).toEqual({ ref });
  });

  it('names the permission that is missing', async () => {
    const access = createAccess({ allow: false });
    await expect(access.open('model:default/scores', owner)).rejects.toThrow(
      'waymark.model.read',
    );
    const asked = access.require(
      waymarkRollbackCreatePermission,
      owner,
      'model:default/scores',
    );
    await expect(asked).rejects.toThrow(NotAllowedError);
    await expect(asked).rejects.toThrow(
      'waymark.rollback.create on model:default/scores',
    );
  });
});
