import { isDeepStrictEqual } from 'node:util';

/** JSON pointers to what two values say differently, `most` at most. */
export function differingPaths(a: unknown, b: unknown, most = 8): string[] {
  const paths: string[] = [];
  const compare = (left: unknown, right: unknown, path: string) => {
    if (paths.length >= most || isDeepStrictEqual(left, right)) return;
    if (!isObject(left) || !isObject(right)) {
      paths.push(path);
      return;
    }
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    for (const name of [...names].sort()) {
      const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
      compare(left[name], right[name], `${path}/${step}`);
    }
  };
  compare(a, b, '');
  return paths;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
