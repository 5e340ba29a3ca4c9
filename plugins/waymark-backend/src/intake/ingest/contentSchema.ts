type Schema = Record<string, unknown>;

const FORMATS: Record<string, string> = { uri: 'uri', ref: 'uri-reference' };

/**
 * JSON schema of a `subject.content` written in the short form of
 * `cdEventTypes.ts`. Unknown fields are refused, as in the specification.
 */
export function contentSchema(fields: string): Schema {
  return objectSchema(fields.split(' ').filter(Boolean));
}

function objectSchema(fields: string[], additionalProperties = false): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const field of fields) {
    const [, name, must, rest] = /^(\w+)(!?)(.*)$/.exec(field)!;
    properties[name] = fieldSchema(rest);
    if (must) required.push(name);
  }
  return { type: 'object', properties, required, additionalProperties };
}

function fieldSchema(form: string): Schema {
  const [, open, inner] = /^{(\+?)(.*)}$/.exec(form) ?? [];
  if (inner !== undefined) return objectSchema(inner.split(','), open === '+');
  if (form.startsWith('=')) {
    return { type: 'string', enum: form.slice(1).split('|') };
  }
  if (form === '[]') return { type: 'array', items: { type: 'string' } };
  const [, mayBeEmpty, format] = /^(~?):?(\w*)$/.exec(form)!;
  return {
    type: 'string',
    ...(mayBeEmpty ? {} : { minLength: 1 }),
    ...(format ? { format: FORMATS[format] } : {}),
  };
}
