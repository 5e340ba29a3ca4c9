import type { Entity } from '@backstage/catalog-model';

/** Models a catalog has: one by name, the others numbered after it. */
export type BenchCatalog = { name: string; models: number };

/** What all entities carry, so that rows copied from one fit the others. */
const ETAG = 'bench';

export function makeEntities({ name, models }: BenchCatalog): Entity[] {
  return Array.from({ length: models }, (_, index) => ({
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name: index === 0 ? name : `${name}-${index}`,
      namespace: 'default',
      etag: ETAG,
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: `group:default/team-${index % 50}`,
      purpose: 'Is listed among many',
    },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/team-${index % 50}` },
    ],
  }));
}
