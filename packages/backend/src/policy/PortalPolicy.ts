import type { Config } from '@backstage/config';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  waymarkModelReadRemovedPermission,
  waymarkPermissions,
  waymarkSourceReadPermission,
} from 'backstage-plugin-waymark-common';

const DEFAULT_GUEST = 'user:development/guest';

const everyday = new Set([
  'catalog.entity.create',
  'catalog.entity.refresh',
  'catalog.entity.validate',
  'catalog.location.analyze',
  'catalog.location.create',
  'scaffolder.action.execute',
  'scaffolder.task.cancel',
  'scaffolder.task.create',
]);

const waymark = new Set(waymarkPermissions.map(permission => permission.name));

/** What is read by those only whom it concerns. */
const guarded = new Set([
  waymarkModelReadRemovedPermission.name,
  waymarkSourceReadPermission.name,
]);

/**
 * Who may do what in this portal. Signed-in people read, make things from
 * templates, and do with the models that they own whatever Waymark offers on a
 * model; operators, the groups named in `permission.policy.operators`, may do
 * everything. Guests may do nothing, unless `permission.policy.allowGuests` opens
 * the portal to them for a demonstration. Services are not asked: their own
 * credentials say what they may do.
 */
export class PortalPolicy implements PermissionPolicy {
  static fromConfig(config: Config): PortalPolicy {
    return new PortalPolicy(
      config.getOptionalString('auth.providers.guest.userEntityRef') ??
        DEFAULT_GUEST,
      config.getOptionalBoolean('permission.policy.allowGuests') ?? false,
      new Set(
        config
          .getOptionalStringArray('permission.policy.operators')
          ?.map(ref => ref.toLocaleLowerCase('en-US')),
      ),
    );
  }

  private constructor(
    private readonly guest: string,
    private readonly allowGuests: boolean,
    private readonly operators: Set<string>,
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (this.mayUse(permission, user)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (
      user &&
      !this.isGuest(user) &&
      waymark.has(permission.name) &&
      isResourcePermission(permission, 'catalog-entity')
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({
          claims: user.info.ownershipEntityRefs,
        }),
      );
    }
    return { result: AuthorizeResult.DENY };
  }

  private mayUse(permission: Permission, user?: PolicyQueryUser): boolean {
    if (!user) {
      return false;
    }
    if (this.isGuest(user)) {
      return (
        this.allowGuests && (isOpen(permission) || waymark.has(permission.name))
      );
    }
    return (
      isOpen(permission) ||
      user.info.ownershipEntityRefs.some(ref =>
        this.operators.has(ref.toLocaleLowerCase('en-US')),
      )
    );
  }

  private isGuest(user: PolicyQueryUser): boolean {
    return user.info.userEntityRef === this.guest;
  }
}

/** Whether everyone who is signed in may do it. */
function isOpen({ name, attributes }: Permission): boolean {
  if (guarded.has(name)) {
    return false;
  }
  return attributes.action === 'read' || everyday.has(name);
}
