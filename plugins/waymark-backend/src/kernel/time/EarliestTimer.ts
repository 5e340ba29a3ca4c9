/** Does the same work at the earliest of the times it was asked for. */
export class EarliestTimer {
  #timer?: NodeJS.Timeout;
  #at = Infinity;
  #isStopped = false;

  constructor(private readonly work: () => void) {}

  /** Asks for the work in so many milliseconds, unless it comes sooner anyway */
  startIn(milliseconds: number): void {
    const at = performance.now() + milliseconds;
    if (this.#isStopped || at >= this.#at) return;
    clearTimeout(this.#timer);
    this.#at = at;
    this.#timer = setTimeout(() => {
      this.#at = Infinity;
      this.work();
    }, milliseconds);
  }

  /** Does the work no more. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }
}
