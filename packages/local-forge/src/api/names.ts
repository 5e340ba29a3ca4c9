import { InputError } from '@backstage/errors';

/** What the forge serves itself at the top of its address. */
const reserved = new Set(['api', 'runtime', 'assets', 'health', '-']);

/**
 * A group's or project's name as it stands in its address.
 *
 * @throws InputError when it is no such name
 * @public
 */
export function safeName(name: unknown): string {
  if (
    typeof name !== 'string' ||
    !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/.test(name) ||
    /\.(git|atom)$/.test(name) ||
    reserved.has(name)
  ) {
    throw new InputError(`'${name}' cannot be the name of a group or project`);
  }
  return name;
}
