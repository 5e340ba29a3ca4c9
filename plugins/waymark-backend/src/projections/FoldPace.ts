/** Folding once for many events costs less than once for each. */
const SHORTEST_REST = 100;
/** Where folds take long, events are let gather for this time. */
const LONG_REST = 1_000;
/** Events are coming in while the last ones arrived no longer ago than this. */
const FLOOD = 1_000;
/** A pass over all models that takes longer than this stops giving way. */
const PATIENCE = 10_000;

/**
 * How long a model's events are let gather after a fold of it, milliseconds: as
 * long as leaves nine tenths of the time to others, but a second at most, and in
 * any case four times as long as the fold took.
 */
export function restAfter(took: number): number {
  return Math.max(SHORTEST_REST, Math.min(9 * took, LONG_REST), 4 * took);
}

/**
 * Decides when models are folded. Folds can wait, the events that come in
 * cannot: so a model that keeps getting events is folded about once a second, and
 * while events come in at all, models are folded with rests between them.
 */
export class FoldPace {
  readonly #due = new Map<string, number>();
  #arrivedAt = -Infinity;
  #passFrom = 0;

  /**
   * @param share - how many times as long as a fold took the rest after it is,
   *   while events come in
   */
  constructor(private readonly share: number) {}

  /** Told that events came in */
  arrived(): void {
    this.#arrivedAt = performance.now();
  }

  /** Told that a pass over all models begins */
  begin(): void {
    this.#passFrom = performance.now();
    for (const [model, at] of this.#due) {
      if (at <= this.#passFrom) this.#due.delete(model);
    }
  }

  /** Told that a model was folded in so many milliseconds */
  folded(model: string, took: number): void {
    this.#due.set(model, performance.now() + restAfter(took));
  }

  /** Milliseconds until a model may be folded again */
  untilDue(model: string): number {
    return Math.max(0, (this.#due.get(model) ?? 0) - performance.now());
  }

  /** Milliseconds to wait before the next model, after a fold that took so long */
  untilNext(took: number): number {
    const now = performance.now();
    if (now - this.#arrivedAt > FLOOD) return 0;
    const isLate = now - this.#passFrom > PATIENCE;
    return took * (isLate ? 1 : this.share);
  }
}
