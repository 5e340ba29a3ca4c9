import { parseModelRef } from 'backstage-plugin-waymark-node';

/**
 * The model an alert's label names: an entity ref, or the plain name of a model
 * in the namespace `default`. Undefined when it is neither, so that the
 * incident is kept unassigned rather than refused.
 */
export function findModelRef(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    return parseModelRef(label);
  } catch {
    return undefined;
  }
}
