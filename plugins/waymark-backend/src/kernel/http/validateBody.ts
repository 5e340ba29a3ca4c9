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

/** In a larger body only the first thing that is wrong is looked for, by characters. */
const READABLE = 10_000;

const thorough = createSchemas({ allErrors: true });
const stopping = createSchemas({ allErrors: false });

function createSchemas(options: { allErrors: boolean }): Ajv {
  const ajv = new Ajv({ ...options, strict: false });
  addFormats(ajv);
  return ajv.addSchema({ $id: 'openapi', components: description.components });
}

/**
 * A request body checked against a schema of the OpenAPI description.
 *
 * @throws InputError with `details`, a path and a message a fault
 */
export function validateBody<T>(schema: string, body: unknown): T {
  const unstorable = findUnstorable(body);
  if (unstorable) throw inputError([unstorable]);
  const isReadable = (JSON.stringify(body) ?? '').length <= READABLE;
  const schemas = isReadable ? thorough : stopping;
  const validate = schemas.getSchema(`openapi#/components/schemas/${schema}`)!;
  if (!validate(body)) throw inputError(toFaults(validate.errors ?? [], ''));
  return body as T;
}
