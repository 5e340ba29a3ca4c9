const DEEPEST = 50;

/**
 * Whether a value of a payload can go into an event: half a surrogate pair
 * cannot be stored, and what is nested without end cannot be written as JSON.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(
    ([key, child]) => isStorable(key) && isStorable(child, depth + 1),
  );
}
