import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import Ajv from 'ajv';
import { describeSchemaError } from './describeSchemaError';

/** Throws an {@link InputError} that names every field at fault. */
export type EntityValidator = (entity: Entity) => void;

/** Compiles a kind's schema once. */
export function createEntityValidator(schema: JsonObject): EntityValidator {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
  });
  const validate = ajv.compile(schema);

  return entity => {
    if (!validate(entity)) {
      const messages = (validate.errors ?? []).map(describeSchemaError);
      throw new InputError([...new Set(messages)].join('; '));
    }
  };
}
