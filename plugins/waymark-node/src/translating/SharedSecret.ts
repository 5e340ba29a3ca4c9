import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';

/**
 * A secret a vendor sends in a header. Several may be valid at once, so that
 * one can be replaced without a gap. Compared in constant time.
 *
 * @public
 */
export class SharedSecret {
  readonly #secrets: Buffer[];

  /**
   * Reads a list of secrets; without any, everything is refused.
   *
   * @param key - `waymark.alertmanager.secrets`
   */
  static fromConfig(config: Config, key: string): SharedSecret {
    return new SharedSecret(config.getOptionalStringArray(key) ?? [], key);
  }

  private constructor(secrets: string[], private readonly key: string) {
    this.#secrets = secrets.map(digest);
  }

  /**
   * @param given - what came in the header
   * @param header - its name, for the message
   * @throws AuthenticationError when it is missing or wrong
   */
  verify(given: string | undefined, header: string): void {
    if (this.#secrets.length === 0) {
      throw new AuthenticationError(
        `Nothing is accepted here until ${this.key} names a secret`,
      );
    }
    if (!given) {
      throw new AuthenticationError(`The header ${header} is missing`);
    }
    // Digests have one length, so neither length nor prefix of a secret shows
    const presented = digest(given);
    let matches = 0;
    for (const secret of this.#secrets) {
      matches += Number(timingSafeEqual(presented, secret));
    }
    if (matches === 0) {
      throw new AuthenticationError(`The header ${header} is wrong`);
    }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
