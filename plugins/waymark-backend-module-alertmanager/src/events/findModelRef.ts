import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The model an alert's label names: an entity ref, or the plain name of a model
 * in the namespace `default`. Undefined when it is neither, so that the
 * incident is kept unassigned rather than refused.
 */
export function findModelRef(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const ref = parseEntityRef(label, {
      defaultKind: 'model',
      defaultNamespace: 'default',
    });
    const isModel = ref.kind.toLocaleLowerCase('en-US') === 'model';
    return isModel ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
