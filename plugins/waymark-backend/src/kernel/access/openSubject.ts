import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  waymarkModelReadPermission,
  WAYMARK_PLATFORM_REF,
} from 'backstage-plugin-waymark-common';
import type { CatalogModels } from '../catalog/CatalogModels';
import type { ModelAccess } from './ModelAccess';

/** Whom a framework judges, and that the caller may see. */
export type AccessibleSubject = {
  ref: string;
  subject: 'model' | 'team' | 'platform';
  entity?: Entity;
};

/**
 * A model, an owner of models or the platform, for a caller who may read models.
 *
 * @throws NotFoundError when there is none for this caller
 * @throws NotAllowedError when the caller may read no models at all
 */
export async function openSubject(
  options: { access: ModelAccess; catalog: CatalogModels },
  ref: string,
  credentials: BackstageCredentials,
): Promise<AccessibleSubject> {
  const { access, catalog } = options;
  if (ref.startsWith('model:')) {
    return { ...(await access.open(ref, credentials)), subject: 'model' };
  }
  await access.require(waymarkModelReadPermission, credentials);
  if (ref === WAYMARK_PLATFORM_REF) return { ref, subject: 'platform' };
  const isOwner = ref.startsWith('group:') || ref.startsWith('user:');
  const entity = isOwner ? await catalog.getFor(ref, credentials) : undefined;
  if (!entity)
    throw new NotFoundError(`${ref} is no team, and not the platform`);
  return { ref, subject: 'team', entity };
}
