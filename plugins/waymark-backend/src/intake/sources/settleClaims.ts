import type { Entity } from '@backstage/catalog-model';
import { ownersOf } from 'backstage-plugin-waymark-common';
import type { SourceStore } from './SourceStore';

/**
 * Settles the sources that were made for a model in no catalog, once it is
 * there: with the owner that was named they go on, with another they end.
 *
 * @param models - the catalog's, by ref
 * @returns whether there was one to settle
 */
export async function settleClaims(
  sources: SourceStore,
  models: ReadonlyMap<string, Entity>,
): Promise<boolean> {
  let settled = false;
  for (const {
    id,
    claim,
    models: claimed = [],
  } of await sources.listClaiming()) {
    const entities = claimed.flatMap(model => models.get(model) ?? []);
    if (entities.length === 0) continue;
    const kept = entities.every(entity =>
      ownersOf(entity).includes(claim.owner),
    );
    await sources.settleClaim(id, kept);
    settled = true;
  }
  return settled;
}
