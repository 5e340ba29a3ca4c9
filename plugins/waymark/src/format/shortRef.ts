import { parseEntityRef } from '@backstage/catalog-model';

/** The name of an entity, with its namespace where it is not the default one. */
export function shortRef(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
