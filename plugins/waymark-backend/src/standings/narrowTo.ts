import type { Entity } from '@backstage/catalog-model';
import type { CatalogGroups } from '../kernel/catalog/CatalogGroups';
import { isInScope, parseScope, type Scope } from '../kernel/catalog/scope';

/** What models are narrowed to, as a query gives it: refs may be short. */
export type Narrowing = {
  /** Of the groups below it too */
  owner?: string;
  system?: string;
  tier?: string;
};

const KINDS = ['owner', 'system', 'tier'] as const;

/**
 * Whether a model is among those asked for; one in no catalog is in no scope.
 *
 * @throws InputError for what is no entity ref
 */
export async function narrowTo(
  groups: CatalogGroups,
  query: Narrowing,
): Promise<(entity: Entity | undefined) => boolean> {
  const scopes = KINDS.flatMap((kind): Scope[] => {
    const value = query[kind];
    return value === undefined ? [] : [parseScope(`${kind}:${value}`)];
  });
  const owner = scopes.find(({ kind }) => kind === 'owner');
  const owners =
    owner?.kind === 'owner'
      ? await groups.withDescendants(owner.value)
      : new Set<string>();
  return entity =>
    scopes.every(
      scope => entity !== undefined && isInScope(entity, scope, owners),
    );
}
