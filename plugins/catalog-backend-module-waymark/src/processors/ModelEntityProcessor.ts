import type { Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import type {
  CatalogProcessor,
  CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  isModelEntity,
  modelSchema,
  RELATION_BASE_OF,
  RELATION_DERIVED_FROM,
  RELATION_EVALUATED_ON,
  RELATION_SERVED_BY,
  RELATION_SERVES,
  RELATION_TRAINED_ON,
  RELATION_USED_TO_EVALUATE,
  RELATION_USED_TO_TRAIN,
} from 'backstage-plugin-waymark-common';
import { createEntityValidator } from '../validation/createEntityValidator';
import { EntityRelations } from './EntityRelations';
import { ownershipRelations } from './ownershipRelations';

/**
 * Lets the catalog hold models: checks them against the kind's schema and
 * relates them to their owners, systems, data sets, base models and servers.
 *
 * @public
 */
export class ModelEntityProcessor implements CatalogProcessor {
  private readonly validate = createEntityValidator(modelSchema);
  private readonly relations = EntityRelations.create([
    ...ownershipRelations,
    {
      field: 'trainedOn',
      defaultKind: 'Dataset',
      kinds: ['dataset'],
      forward: RELATION_TRAINED_ON,
      reverse: RELATION_USED_TO_TRAIN,
    },
    {
      field: 'evaluatedOn',
      defaultKind: 'Dataset',
      kinds: ['dataset'],
      forward: RELATION_EVALUATED_ON,
      reverse: RELATION_USED_TO_EVALUATE,
    },
    {
      field: 'derivedFrom',
      defaultKind: 'Model',
      kinds: ['model'],
      forward: RELATION_DERIVED_FROM,
      reverse: RELATION_BASE_OF,
    },
    {
      field: 'servedBy',
      defaultKind: 'Component',
      kinds: ['component', 'api'],
      forward: RELATION_SERVED_BY,
      reverse: RELATION_SERVES,
    },
  ]);

  getProcessorName(): string {
    return 'ModelEntityProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (!isModelEntity(entity)) {
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
    if (isModelEntity(entity)) {
      this.relations.emit(entity, emit);
    }
    return entity;
  }
}
