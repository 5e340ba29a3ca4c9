import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Kernel } from '../createKernel';
import { ModelAccess } from './ModelAccess';
import { openSubject, type AccessibleSubject } from './openSubject';
import { seesAllModels } from './seesAllModels';

/** Who may see and do what. */
export type Access = {
  access: ModelAccess;
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
  options: Pick<Kernel, 'catalog' | 'groups' | 'permissions'> & {
    hasEvents: (ref: string) => Promise<boolean>;
  },
): Access {
  const { catalog, groups } = options;
  const access = ModelAccess.create(options);
  return {
    access,
    openSubject: (ref, credentials) =>
      openSubject({ access, catalog }, ref, credentials),
    seesAllModels: (subject, credentials) =>
      seesAllModels({ catalog, groups }, subject, credentials),
  };
}
