import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ownersOf } from 'backstage-plugin-waymark-common';
import type { CatalogGroups } from '../catalog/CatalogGroups';
import type { CatalogModels } from '../catalog/CatalogModels';
import type { AccessibleSubject } from './openSubject';

/** Whether the catalog shows the caller all models of a team, or of the platform. */
export async function seesAllModels(
  options: { catalog: CatalogModels; groups: CatalogGroups },
  { ref, subject }: AccessibleSubject,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const { catalog, groups } = options;
  const [all, visible] = await Promise.all([
    catalog.all(),
    catalog.visibleTo(credentials),
  ]);
  const owners =
    subject === 'team' ? await groups.withDescendants(ref) : undefined;
  return [...all].every(
    ([model, entity]) =>
      visible.has(model) ||
      (owners && !ownersOf(entity).some(owner => owners.has(owner))),
  );
}
