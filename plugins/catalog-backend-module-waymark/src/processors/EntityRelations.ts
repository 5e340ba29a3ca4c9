import {
  type CompoundEntityRef,
  type Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  type CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';

/** How a field of `spec` names other entities. */
export type RelationField = {
  /** The field's name under `spec` */
  field: string;
  defaultKind: string;
  /** Kinds it may name, in lower case */
  kinds: string[];
  /** From the entity to the one named */
  forward: string;
  /** From the one named back to the entity */
  reverse: string;
};

/** The relations a kind's fields stand for: checks them, emits them both ways. */
export class EntityRelations {
  static create(fields: RelationField[]): EntityRelations {
    return new EntityRelations(fields);
  }

  private constructor(private readonly fields: RelationField[]) {}

  /** Throws an {@link InputError} that names every reference at fault. */
  validate(entity: Entity): void {
    const problems: string[] = [];
    for (const relation of this.fields) {
      for (const { path, value } of valuesOf(entity, relation.field)) {
        const problem = problemOf(entity, relation, value);
        if (problem) {
          problems.push(`${path} ${problem}`);
        }
      }
    }
    if (problems.length) {
      throw new InputError(problems.join('; '));
    }
  }

  emit(entity: Entity, emit: CatalogProcessorEmit): void {
    const self = getCompoundEntityRef(entity);
    for (const relation of this.fields) {
      for (const { value } of valuesOf(entity, relation.field)) {
        const other = resolve(entity, relation, value);
        emit(
          processingResult.relation({
            source: self,
            type: relation.forward,
            target: other,
          }),
        );
        emit(
          processingResult.relation({
            source: other,
            type: relation.reverse,
            target: self,
          }),
        );
      }
    }
  }
}

function valuesOf(entity: Entity, field: string) {
  const value = entity.spec?.[field];
  if (Array.isArray(value)) {
    return value.map((item, index) => ({
      path: `spec.${field}[${index}]`,
      value: String(item),
    }));
  }
  return value === undefined
    ? []
    : [{ path: `spec.${field}`, value: String(value) }];
}

function resolve(
  entity: Entity,
  relation: RelationField,
  value: string,
): CompoundEntityRef {
  return parseEntityRef(value, {
    defaultKind: relation.defaultKind,
    defaultNamespace: getCompoundEntityRef(entity).namespace,
  });
}

function problemOf(
  entity: Entity,
  relation: RelationField,
  value: string,
): string | undefined {
  let ref: CompoundEntityRef;
  try {
    ref = resolve(entity, relation, value);
  } catch {
    return `must be an entity reference such as ${relation.kinds[0]}:default/name, not "${value}"`;
  }
  return relation.kinds.includes(ref.kind.toLocaleLowerCase('en-US'))
    ? undefined
    : `must name ${relation.kinds.join(' or ')}, not ${stringifyEntityRef(
        ref,
      )}`;
}
