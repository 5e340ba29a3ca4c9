import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Kernel } from '../createKernel';
import { LastOwners } from './LastOwners';
import { ModelAccess } from './ModelAccess';
import { openSubject, type AccessibleSubject } from './openSubject';
import { seesAllModels } from './seesAllModels';

/** Who may see and do what. */
export type Access = {
  access: ModelAccess;
  /** Who owned models that the catalog knows no more */
  lastOwners: LastOwners;
  /** A model, a team or the platform the caller may see */
  openSubject: (
    ref: string,
    credentials: BackstageCredentials,
  ) => Promise<AccessibleSubject>;
  /** Whether the caller may see all models of a team, or of the platform */
  seesAllModels: (
    subject: AccessibleSubject,
    credentials: BackstageCredentials,
  ) => Promise<boolean>;
};

/** @param options - `hasEvents`: whether the ledger knows a model, which the catalog may not */
export function createAccess(
  options: Pick<
    Kernel,
    'auth' | 'catalog' | 'database' | 'groups' | 'permissions' | 'userInfo'
  > & {
    hasEvents: (ref: string) => Promise<boolean>;
  },
): Access {
  const { auth, catalog, groups, userInfo } = options;
  const lastOwners = LastOwners.create(options);
  const access = ModelAccess.create({
    ...options,
    lastOwners,
    ownershipOf: async credentials =>
      auth.isPrincipal(credentials, 'user')
        ? (await userInfo.getUserInfo(credentials)).ownershipEntityRefs
        : [],
  });
  return {
    access,
    lastOwners,
    openSubject: (ref, credentials) =>
      openSubject({ access, catalog }, ref, credentials),
    seesAllModels: (subject, credentials) =>
      seesAllModels({ catalog, groups }, subject, credentials),
  };
}
