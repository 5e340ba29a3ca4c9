import { hash } from 'node:crypto';

/** How long what a token proved holds, milliseconds. */
const HOLDS = 1_000;
/** Tokens remembered at once; more than that forgets all. */
const MAX_TOKENS = 1_000;

/**
 * What tokens, or other words of who somebody is, were found to prove, for a
 * second: whoever sends one event a request proves the same thousands of times.
 * Of a token only a digest is kept, and nothing of one that proved nothing.
 */
export class ProvenTokens<T extends object> {
  readonly #proven = new Map<string, { proof: T; until: number }>();

  /** @param now - epoch milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** @param check - finds out; what it throws is thrown, each time */
  async prove(token: string, check: () => Promise<T>): Promise<T> {
    const key = hash('sha256', token, 'base64');
    const known = this.#proven.get(key);
    if (known && this.now() < known.until) return known.proof;
    const proof = await check();
    const ends = 'expiresAt' in proof && proof.expiresAt;
    const until = Math.min(
      this.now() + HOLDS,
      ends instanceof Date ? ends.getTime() : Infinity,
    );
    if (this.#proven.size >= MAX_TOKENS) this.#proven.clear();
    this.#proven.set(key, { proof, until });
    return proof;
  }

  /** Has every token proven anew. */
  forget(): void {
    this.#proven.clear();
  }
}
