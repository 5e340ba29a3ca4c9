import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';

/**
 * A key a vendor signs its payloads with, HMAC-SHA256. Several may be valid at
 * once, so that one can be replaced without a gap. Compared in constant time.
 *
 * @public
 */
export class SignatureKey {
  /**
   * Reads a list of keys; without any, everything is refused.
   *
   * @param key - `waymark.mlflow.signatureKeys`
   */
  static fromConfig(config: Config, key: string): SignatureKey {
    return new SignatureKey(config.getOptionalStringArray(key) ?? [], key);
  }

  private constructor(
    private readonly keys: string[],
    private readonly configKey: string,
  ) {}

  /**
   * Checks that there is a signature, before the body it is of is read.
   *
   * @param signatures - those that came, without prefixes
   * @param header - where they came from, for the message
   * @throws AuthenticationError when none is there or no key is configured
   */
  expect(signatures: string[], header: string): void {
    if (this.keys.length === 0) {
      throw new AuthenticationError(
        `Nothing is accepted here until ${this.configKey} names a key`,
      );
    }
    if (signatures.length === 0) {
      throw new AuthenticationError(`The header ${header} is missing`);
    }
  }

  /**
   * @param signed - the bytes the vendor signs
   * @param signatures - those that came, without prefixes
   * @param encoding - how they are written
   * @param header - where they came from, for the message
   * @throws AuthenticationError when none is there or none is right
   */
  verify(
    signed: Buffer,
    signatures: string[],
    encoding: 'hex' | 'base64',
    header: string,
  ): void {
    this.expect(signatures, header);
    let matches = 0;
    for (const key of this.keys) {
      const expected = createHmac('sha256', key).update(signed).digest();
      for (const signature of signatures) {
        const given = Buffer.from(signature, encoding);
        if (given.length !== expected.length) continue;
        matches += Number(timingSafeEqual(given, expected));
      }
    }
    if (matches === 0) {
      throw new AuthenticationError(`The header ${header} is wrong`);
    }
  }
}
