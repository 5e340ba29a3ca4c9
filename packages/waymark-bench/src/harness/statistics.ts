/** The middle of repeated measurements, and how far they lie apart. */
export type Spread = { median: number; low: number; high: number };

export function spreadOf(values: number[]): Spread {
  return {
    median: quantile(values, 0.5),
    low: Math.min(...values),
    high: Math.max(...values),
  };
}

/** Interpolated as PostgreSQL's `percentile_cont` does. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
