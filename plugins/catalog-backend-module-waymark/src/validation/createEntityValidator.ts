import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import Ajv from 'ajv';
import { describeSchemaError } from './describeSchemaError';

/** Throws an {@link InputError} that names every field at fault. */
export type EntityValidator = (entity: Entity) => void;

/** In a larger entity only the first field at fault is looked for, by characters. */
const READABLE = 100_000;

/** Compiles a kind's schema once. */
export function createEntityValidator(schema: JsonObject): EntityValidator {
  const compile = (allErrors: boolean) =>
    new Ajv({ allErrors, verbose: true, allowUnionTypes: true }).compile(
      schema,
    );
  const thorough = compile(true);
  const stopping = compile(false);

  return entity => {
    const isReadable = JSON.stringify(entity).length <= READABLE;
    const validate = isReadable ? thorough : stopping;
    if (!validate(entity)) {
      const messages = (validate.errors ?? []).map(describeSchemaError);
      throw new InputError([...new Set(messages)].join('; '));
    }
  };
}
