import type { Fault } from 'backstage-plugin-waymark-common';
import type { ErrorObject } from 'ajv/dist/2020';

/**
 * A validator's errors as the API tells them, in the order of their paths.
 *
 * @param below - JSON pointer of what was validated
 */
export function toFaults(errors: ErrorObject[], below: string): Fault[] {
  return errors
    .map(error => {
      const { missingProperty, additionalProperty } = error.params;
      const name: string | undefined = missingProperty ?? additionalProperty;
      const field = name === undefined ? '' : `/${name}`;
      return {
        path: `${below}${error.instancePath}${field}`,
        message: faultMessage(error),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function faultMessage(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a field of this type';
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`;
    case 'discriminator':
      return 'must have the linkType END, PATH or RELATION';
    case 'minLength':
      return 'must not be empty';
    default:
      return error.message ?? 'is not valid';
  }
}
