/**
 * The value below which a fraction of the numbers lies, interpolated between
 * neighbours as SQL's `PERCENTILE_CONT` does. Undefined without numbers.
 *
 * @param fraction - from 0 (the least) to 1 (the greatest); 0.5 is the median
 */
export function quantile(
  numbers: readonly number[],
  fraction: number,
): number | undefined {
  if (numbers.length === 0) return undefined;
  return quantileOfSorted(inAscending(numbers), fraction);
}

/** @param sorted - at least one number, ascending */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  fraction: number,
): number {
  const position = (sorted.length - 1) * fraction;
  const lower = Math.floor(position);
  const upper = Math.ceil(position);
  return sorted[lower] + (sorted[upper] - sorted[lower]) * (position - lower);
}

export function inAscending(numbers: readonly number[]): Float64Array {
  return Float64Array.from(numbers).sort();
}

/** Undefined without numbers. */
export function median(numbers: readonly number[]): number | undefined {
  return quantile(numbers, 0.5);
}

/** Undefined without numbers. */
export function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
}

/** 0 without numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Undefined without numbers. */
export function greatest(numbers: readonly number[]): number | undefined {
  return numbers.length === 0
    ? undefined
    : numbers.reduce((a, b) => Math.max(a, b));
}
