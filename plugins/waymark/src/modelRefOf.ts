import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** The entity ref under which the API knows a model: lower case, in full. */
export function modelRefOf(entity: Entity): string {
  return stringifyEntityRef(entity).toLocaleLowerCase('en-US');
}
