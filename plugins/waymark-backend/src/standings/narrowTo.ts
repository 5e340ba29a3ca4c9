import type { Entity } from '@backstage/catalog-model';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import { isInScope, type Scope } from '../kernel/catalog/scope';

/** What models are narrowed to; refs are whole. */
export type Narrowing = {
  /** Of the groups below it too */
  owner?: string;
  system?: string;
  tier?: string;
};

const KINDS = ['owner', 'system', 'tier'] as const;

/** Whether a model is among those asked for; one in no catalog is in no scope. */
export async function narrowTo(
  groups: CatalogGroups,
  query: Narrowing,
): Promise<(entity: Entity | undefined) => boolean> {
  const owners = query.owner
    ? await groups.withDescendants(query.owner)
    : new Set<string>();
  const scopes = KINDS.flatMap((kind): Scope[] => {
    const value = query[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
  return entity =>
    scopes.every(
      scope => entity !== undefined && isInScope(entity, scope, owners),
    );
}
