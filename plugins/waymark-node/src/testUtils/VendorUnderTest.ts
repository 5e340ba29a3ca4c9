import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { EventTranslator, VendorRequest } from '../EventTranslator';

/** A payload as the vendor sends it. @public */
export type VendorSample = {
  payload: object;
  /** Those the translator reads, signatures aside; names in lower case */
  headers?: Record<string, string>;
};

/** A vendor as its tests know it. @public */
export type VendorUnderTest = {
  /** One of each kind the translator understands */
  samples: VendorSample[];
  /** The configuration that accepts these secrets, of which there may be none */
  config(secrets: string[]): JsonObject;
  /**
   * The translator configured so.
   *
   * @param options - `now` in epoch milliseconds, for vendors that send a time
   */
  create(config: Config, options: { now: () => number }): EventTranslator;
  /** The headers by which the vendor proves a request; names in lower case */
  sign(
    request: VendorRequest,
    secret: string,
    now: number,
  ): Record<string, string>;
  /** Whether `sign` is over the body; a secret in a header is not */
  signsBody: boolean;
  /** How old a signature may be, milliseconds, where it carries its time */
  staleAfter?: number;
};
