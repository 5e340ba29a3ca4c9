import type { Entity } from '@backstage/catalog-model';
import { ownersOf } from 'backstage-plugin-waymark-common';

/** Entity ref of the owner that is shown of an entity. */
export function ownerOf(entity: Entity): string | undefined {
  return ownersOf(entity)[0];
}
