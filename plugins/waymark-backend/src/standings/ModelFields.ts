import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import {
  isModelEntity,
  ownersOf,
  type ModelSummary,
} from 'backstage-plugin-waymark-common';

/** What a list tells of a model by its entity. */
export type ModelFields = Pick<
  ModelSummary,
  'name' | 'title' | 'owner' | 'type' | 'tier' | 'lifecycle' | 'inCatalog'
>;

/** @param entity - none of a shadow model */
export function toFields(ref: string, entity?: Entity): ModelFields {
  const model = entity && isModelEntity(entity) ? entity : undefined;
  return {
    name: entity?.metadata.name ?? parseEntityRef(ref).name,
    title: entity?.metadata.title ?? null,
    owner: (entity && ownersOf(entity)[0]) ?? null,
    type: model?.spec.type ?? null,
    tier: model?.spec.risk?.tier ?? null,
    lifecycle: model?.spec.lifecycle ?? null,
    inCatalog: entity !== undefined,
  };
}
