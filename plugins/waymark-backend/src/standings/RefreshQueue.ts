import { performance } from 'node:perf_hooks';
import { restWhileBusy } from './restWhileBusy';

/** How long models that changed are gathered, milliseconds. */
const GATHER_MS = 250;
/** It works so long at a stretch, milliseconds. */
const STRETCH_MS = 50;

/**
 * Refreshes what changed, soon, each model once however often it changed
 * meanwhile. Where the process has much else to do it rests most of the time,
 * so that a flood of events is let in first.
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
    const started = performance.now();
    let worked = 0;
    for (const model of this.#models) {
      this.#models.delete(model);
      await this.options
        .refresh(model)
        .catch(error => this.options.onError(model, error));
      worked = performance.now() - started;
      if (worked > STRETCH_MS) break;
    }
    await restWhileBusy(worked, () => this.#models.size > 0);
    this.#working = false;
    if (this.#models.size > 0) this.#wait(0);
  }
}
