/** How long models that changed are gathered, milliseconds. */
const GATHER_MS = 250;

/**
 * Refreshes what changed, soon, each model once however often it changed
 * meanwhile, and rests as long as it worked, so that a flood of events is let
 * in first.
 */
export class RefreshQueue {
  readonly #models = new Set<string>();
  #timer?: NodeJS.Timeout;
  #working = false;

  static create(options: {
    refresh: (model: string) => Promise<void>;
    onError: (model: string, error: unknown) => void;
  }): RefreshQueue {
    return new RefreshQueue(options);
  }

  private constructor(
    private readonly options: Parameters<typeof RefreshQueue.create>[0],
  ) {}

  add(model: string): void {
    this.#models.add(model);
    if (!this.#working) this.#wait(GATHER_MS);
  }

  /** Leaves what is queued to the next upkeep. */
  stop(): void {
    this.#models.clear();
    clearTimeout(this.#timer);
  }

  #wait(delay: number): void {
    this.#timer ??= setTimeout(() => this.#work(), delay);
  }

  async #work(): Promise<void> {
    this.#timer = undefined;
    this.#working = true;
    const started = Date.now();
    for (const model of [...this.#models]) {
      this.#models.delete(model);
      await this.options
        .refresh(model)
        .catch(error => this.options.onError(model, error));
    }
    this.#working = false;
    if (this.#models.size > 0) {
      this.#wait(Math.max(GATHER_MS, Date.now() - started));
    }
  }
}
