import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { findUnstorable } from 'backstage-plugin-waymark-node';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import { parse } from 'yaml';
import { inputError } from './inputError';
import { toFaults } from './toFaults';

const description = parse(
  readFileSync(
    resolvePackagePath('backstage-plugin-waymark-backend', 'openapi.yaml'),
    'utf8',
  ),
);

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema({ $id: 'openapi', components: description.components });

/**
 * A request body checked against a schema of the OpenAPI description.
 *
 * @throws InputError with `details`, a path and a message a fault
 */
export function validateBody<T>(schema: string, body: unknown): T {
  const unstorable = findUnstorable(body);
  if (unstorable) throw inputError([unstorable]);
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`)!;
  if (!validate(body)) throw inputError(toFaults(validate.errors ?? [], ''));
  return body as T;
}
