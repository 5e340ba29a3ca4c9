import { InputError } from '@backstage/errors';

const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** @public */
export interface ServiceName {
  service: string;
  environment: string;
}

/**
 * Checks what becomes part of a path on disk and of an address.
 *
 * @throws InputError when it could lead elsewhere
 * @public
 */
export function safeServiceName(name: ServiceName): ServiceName {
  for (const part of [name.service, name.environment]) {
    if (!word.test(part)) {
      throw new InputError(
        `'${part}' cannot be the name of a service or environment`,
      );
    }
  }
  if (name.service === 'api') {
    throw new InputError("'api' cannot be the name of a service");
  }
  return name;
}

/**
 * @throws InputError when it is no version
 * @public
 */
export function safeVersion(version: unknown): string {
  if (
    typeof version !== 'string' ||
    !/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/.test(version)
  ) {
    throw new InputError(`'${version ?? ''}' is not a version`);
  }
  return version;
}
