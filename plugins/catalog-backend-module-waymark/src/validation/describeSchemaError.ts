import type { ErrorObject } from 'ajv';

/** `/spec/trainedOn/0` as people write it: `spec.trainedOn[0]`. */
function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce(
      (path, part) =>
        /^\d+$/.test(part) ? `${path}[${part}]` : `${path}.${part}`,
      '',
    )
    .replace(/^\./, '');
}

function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** A schema error in words, the field's name first. */
export function describeSchemaError(error: ErrorObject): string {
  const field = fieldName(error.instancePath) || 'the entity';

  switch (error.keyword) {
    case 'enum':
      return `${field} must be one of ${error.params.allowedValues.join(', ')}`;
    case 'required':
      return `${fieldName(
        `${error.instancePath}/${error.params.missingProperty}`,
      )} is required`;
    case 'type':
      return `${field} must be ${[error.params.type]
        .flat()
        .map(withArticle)
        .join(' or ')}`;
    case 'minLength':
      return `${field} must not be empty`;
    case 'pattern':
      return `${field} must ${
        error.parentSchema?.title
          ? `be ${error.parentSchema.title}`
          : 'not be empty'
      }`;
    default:
      return `${field} ${error.message}`;
  }
}
