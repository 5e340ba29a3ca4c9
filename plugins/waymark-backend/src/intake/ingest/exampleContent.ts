import type { JsonObject, JsonValue } from '@backstage/types';
import { contentSchema } from './contentSchema';

type Schema = {
  type?: string;
  enum?: string[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** The least a content in the short form of `cdEventTypes` may be; or, with `full`, all its fields. */
export function exampleContent(
  fields: string,
  options: { full?: boolean } = {},
): JsonObject {
  return exampleOf(
    contentSchema(fields) as Schema,
    options.full ?? false,
  ) as JsonObject;
}

function exampleOf(schema: Schema, full: boolean): JsonValue {
  if (schema.type === 'object') {
    const names = full
      ? Object.keys(schema.properties ?? {})
      : schema.required ?? [];
    return Object.fromEntries(
      names.map(name => [name, exampleOf(schema.properties![name], full)]),
    );
  }
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return ['one'];
  return schema.format ? 'https://example.com/1' : 'text';
}
