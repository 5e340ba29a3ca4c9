import type { Fault } from 'backstage-plugin-waymark-common';

const DEEPEST = 100;
const NAMED = 100;
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * The first thing in a JSON value that no event can hold, by JSON pointer:
 * text with U+0000 or half of a surrogate pair, a number beyond all numbers,
 * which `1e999` is read as, or nesting without end. None of these can be
 * written as JSON that every database takes.
 *
 * @param path - where the value itself stands
 * @public
 */
export function findUnstorable(value: unknown, path = ''): Fault | undefined {
  const found = find(value, 0);
  return found && { ...found, path: `${path}${found.path}` };
}

function find(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') {
    return UNSTORABLE.test(value)
      ? fault('holds U+0000 or half of a surrogate pair')
      : undefined;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : fault('is no finite number');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === DEEPEST) {
    return fault(`is nested more than ${DEEPEST} levels deep`);
  }
  for (const [name, child] of Object.entries(value)) {
    const found = find(name, depth + 1) ?? find(child, depth + 1);
    if (found) return { ...found, path: `/${token(name)}${found.path}` };
  }
  return undefined;
}

function fault(message: string): Fault {
  return { path: '', message };
}

/** A name as RFC 6901 writes it, no longer than anybody reads. */
function token(name: string): string {
  return name.slice(0, NAMED).replace(/~/g, '~0').replace(/\//g, '~1');
}
