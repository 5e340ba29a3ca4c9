type Listener<Args extends unknown[]> = (...args: Args) => void | Promise<void>;

/** Lets a room tell those above it of something, without knowing them. */
export class Listeners<Args extends unknown[]> {
  readonly #listeners: Listener<Args>[] = [];

  add(listener: Listener<Args>): void {
    this.#listeners.push(listener);
  }

  /** Calls all of them, one after the other; what one throws is thrown. */
  async tell(...args: Args): Promise<void> {
    for (const listener of this.#listeners) await listener(...args);
  }
}
