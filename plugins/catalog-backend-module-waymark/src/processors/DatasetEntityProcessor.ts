import type { Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import type {
  CatalogProcessor,
  CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  datasetSchema,
  isDatasetEntity,
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
} from 'backstage-plugin-waymark-common';
import { createEntityValidator } from '../validation/createEntityValidator';
import { EntityRelations } from './EntityRelations';
import { ownershipRelations } from './ownershipRelations';

/**
 * Lets the catalog hold data sets: checks them against the kind's schema and
 * relates them to their owners, systems and the data sets they derive from.
 * Relations to models come from the models.
 *
 * @public
 */
export class DatasetEntityProcessor implements CatalogProcessor {
  private readonly validate = createEntityValidator(datasetSchema);
  private readonly relations = EntityRelations.create([
    ...ownershipRelations,
    {
      field: 'derivedFrom',
      defaultKind: 'Dataset',
      kinds: ['dataset'],
      forward: RELATION_DERIVED_FROM,
      reverse: RELATION_BASE_OF,
    },
  ]);

  getProcessorName(): string {
    return 'DatasetEntityProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (!isDatasetEntity(entity)) {
      return false;
    }
    this.validate(entity);
    this.relations.validate(entity);
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isDatasetEntity(entity)) {
      this.relations.emit(entity, emit);
    }
    return entity;
  }
}
