import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What network clients call a connection that could not be made, or broke. */
const BROKEN = /^(E[A-Z]+|UND_ERR_\w+)$/;

/**
 * The catalog, with the errors of a connection to it named after it: else a
 * caller would take them for those of the database.
 */
export function namedCatalog(catalog: CatalogService): CatalogService {
  return new Proxy(catalog, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        try {
          return await member.apply(target, args);
        } catch (error) {
          throw isBroken(error)
            ? new ServiceUnavailableError('The catalog is away; try again')
            : error;
        }
      };
    },
  });
}

function isBroken(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as {
    code?: unknown;
    cause?: { code?: unknown };
  };
  return [code, cause?.code].some(
    each => typeof each === 'string' && BROKEN.test(each),
  );
}
