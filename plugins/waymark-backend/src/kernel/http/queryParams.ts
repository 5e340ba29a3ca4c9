import { InputError } from '@backstage/errors';

type Query = Record<string, unknown>;

/** @throws InputError when the parameter is there twice or empty */
export function optionalText(query: Query, name: string): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') {
    throw new InputError(`'${name}' must be given once, and not empty`);
  }
  return value;
}

/** @throws InputError when the parameter is none of the values */
export function oneOf<T extends string>(
  query: Query,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = optionalText(query, name);
  if (value === undefined) return undefined;
  const match = values.find(candidate => candidate === value);
  if (!match) {
    throw new InputError(`'${name}' must be one of ${values.join(', ')}`);
  }
  return match;
}

/** @throws InputError when the parameter is no whole number */
export function optionalInteger(
  query: Query,
  name: string,
): number | undefined {
  const value = optionalText(query, name);
  if (value === undefined) return undefined;
  if (!/^-?\d+$/.test(value)) {
    throw new InputError(`'${name}' must be a whole number`);
  }
  return Number(value);
}

/** @throws InputError when the parameter is there and empty, or too often */
export function texts(query: Query, name: string): string[] {
  const value = query[name];
  if (value === undefined) return [];
  const all = Array.isArray(value) ? value : [value];
  if (all.length > 50 || all.some(one => typeof one !== 'string' || !one)) {
    throw new InputError(`'${name}' must be given 50 times at most, not empty`);
  }
  return all;
}
