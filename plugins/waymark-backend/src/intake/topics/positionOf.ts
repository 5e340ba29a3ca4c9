type Headers = Record<string, string | undefined>;

/** Names of headers that say where in its topic a message lies. */
const NAMES = /(?:^|[_-])(partition|offset|sequence-?number|message-?id)$/;

/**
 * Where in its topic a message lies, `partition 3, offset 1841`, as far as its
 * headers tell; undefined without any.
 */
export function positionOf(headers: Headers): string | undefined {
  const told = Object.entries(headers).flatMap(([name, value]) => {
    const [, known] = NAMES.exec(name) ?? [];
    return known && value ? [`${known} ${value.slice(0, 100)}`] : [];
  });
  // A partition before the offset in it, in whatever order they came
  return told.length > 0 ? told.sort().reverse().join(', ') : undefined;
}
