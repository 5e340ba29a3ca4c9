import {
  parseEntityRef,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { isModelEntity, ownersOf } from 'backstage-plugin-waymark-common';

/** Which models a roll-up is over. Refs are whole: `group:default/lending`. */
export type Scope =
  | { kind: 'all' }
  | { kind: 'owner' | 'system' | 'tag' | 'tier'; value: string };

const KINDS = ['owner', 'system', 'tag', 'tier'] as const;

/** @throws InputError when it is no scope */
export function parseScope(text: string): Scope {
  if (text === 'all') return { kind: 'all' };
  const kind = KINDS.find(known => text.startsWith(`${known}:`));
  const value = kind && text.slice(kind.length + 1);
  if (!kind || !value) {
    throw new InputError(
      "'scope' must be all, owner:<ref>, system:<ref>, tag:<tag> or tier:<risk tier>",
    );
  }
  switch (kind) {
    case 'owner':
      return { kind, value: wholeRef(value, 'group') };
    case 'system':
      return { kind, value: wholeRef(value, 'system') };
    default:
      return { kind, value };
  }
}

/** As a query gives it. */
export function formatScope(scope: Scope): string {
  return scope.kind === 'all' ? 'all' : `${scope.kind}:${scope.value}`;
}

/**
 * Whether a model is in the scope.
 *
 * @param owners - the scope's owner and the groups below it
 */
export function isInScope(
  entity: Entity,
  scope: Scope,
  owners: ReadonlySet<string>,
): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'owner':
      return ownersOf(entity).some(owner => owners.has(owner));
    case 'system':
      return systemsOf(entity).includes(scope.value);
    case 'tag':
      return entity.metadata.tags?.includes(scope.value) ?? false;
    default:
      return isModelEntity(entity) && entity.spec.risk?.tier === scope.value;
  }
}

/** By its relations, else, before the catalog has made them, by its spec. */
function systemsOf({ relations = [], spec }: Entity): string[] {
  const targets = relations
    .filter(({ type }) => type === RELATION_PART_OF)
    .map(({ targetRef }) => targetRef);
  const named = spec?.system;
  if (targets.length > 0 || typeof named !== 'string') return targets;
  return [wholeRef(named, 'system')];
}

/** @throws InputError when it is no entity ref */
export function wholeRef(ref: string, defaultKind: string): string {
  try {
    const parsed = parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(parsed);
  } catch (error) {
    throw new InputError(`'${ref}' is no entity ref`, error);
  }
}
