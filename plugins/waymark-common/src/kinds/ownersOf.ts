import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/**
 * Refs of all who own an entity, whole and in lower case, the one that
 * `spec.owner` names first. Before the catalog has made an entity's relations
 * `spec.owner` alone tells; a name that is no ref is nobody's.
 *
 * @public
 */
export function ownersOf({ relations = [], spec }: Entity): string[] {
  const related = relations
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .flatMap(({ targetRef }) => wholeRef(targetRef));
  const named = typeof spec?.owner === 'string' ? wholeRef(spec.owner) : [];
  if (related.length === 0) return named;
  const first = named.filter(ref => related.includes(ref));
  return [...new Set([...first, ...related])];
}

function wholeRef(text: string): string[] {
  try {
    return [
      stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      ),
    ];
  } catch {
    return [];
  }
}
