import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  createPermission,
  type PermissionAttributes,
} from '@backstage/plugin-permission-common';
import {
  waymarkModelReadPermission,
  waymarkPermissions,
} from 'backstage-plugin-waymark-common';
import { PortalPolicy } from './PortalPolicy';

function person(name: string, ...groups: string[]) {
  const userEntityRef = `user:${name}`;
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      ownershipEntityRefs: [userEntityRef, ...groups],
    },
  };
}

const guest = person('development/guest', 'group:default/mlops-platform');
const member = person('default/member', 'group:default/credit-analytics');
const operator = person('default/operator', 'group:default/mlops-platform');

function permission(name: string, action?: PermissionAttributes['action']) {
  return createPermission({ name, attributes: { action } });
}

const readEntities = permission('catalog.entity.read', 'read');
const registerEntities = permission('catalog.location.create', 'create');
const deleteEntities = permission('catalog.entity.delete', 'delete');
const useTemplates = permission('scaffolder.task.create', 'create');
const manageTemplates = permission('scaffolder.template.management');
const runActions = permission('scaffolder.action.execute');

const open = [
  readEntities,
  registerEntities,
  useTemplates,
  runActions,
  waymarkModelReadPermission,
];
const guarded = waymarkPermissions.filter(
  p => p.name !== waymarkModelReadPermission.name,
);

async function allowed(
  policyConfig: object | undefined,
  user: ReturnType<typeof person> | undefined,
): Promise<string[]> {
  const policy = PortalPolicy.fromConfig(
    new ConfigReader({
      permission: { enabled: true, policy: policyConfig },
    } as any),
  );
  const names: string[] = [];
  for (const asked of [...open, ...guarded, deleteEntities, manageTemplates]) {
    const decision = await policy.handle({ permission: asked }, user);
    if (decision.result === 'ALLOW') {
      names.push(asked.name);
    }
  }
  return names;
}

const names = (permissions: { name: string }[]) => permissions.map(p => p.name);

describe('PortalPolicy', () => {
  it('allows nobody anything who is not signed in', async () => {
    await expect(allowed({ allowGuests: true }, undefined)).resolves.toEqual(
      [],
    );
  });

  it('allows guests nothing, whatever groups they are in, unless the portal is opened to them', async () => {
    await expect(allowed(undefined, guest)).resolves.toEqual([]);
    await expect(
      allowed({ operators: ['group:default/mlops-platform'] }, guest),
    ).resolves.toEqual([]);
  });

  it('allows guests of a demonstration all of Waymark, but no deletion in the catalog', async () => {
    await expect(allowed({ allowGuests: true }, guest)).resolves.toEqual(
      names([...open, ...guarded]),
    );
  });

  it('lets people who are signed in read and use templates', async () => {
    await expect(allowed(undefined, member)).resolves.toEqual(names(open));
    await expect(
      allowed(
        { allowGuests: true, operators: ['group:default/mlops-platform'] },
        member,
      ),
    ).resolves.toEqual(names(open));
  });

  it('lets operators do everything', async () => {
    await expect(
      allowed({ operators: ['group:default/MLOps-platform'] }, operator),
    ).resolves.toEqual(
      names([...open, ...guarded, deleteEntities, manageTemplates]),
    );
  });

  it('refuses a configuration of the wrong type', () => {
    expect(() =>
      PortalPolicy.fromConfig(
        new ConfigReader({ permission: { policy: { allowGuests: 'all' } } }),
      ),
    ).toThrow('permission.policy.allowGuests');
  });
});
