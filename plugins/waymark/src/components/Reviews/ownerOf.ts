import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';

/** Entity ref of an entity's first owner. */
export function ownerOf(entity: Entity): string | undefined {
  return entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
    ?.targetRef;
}
