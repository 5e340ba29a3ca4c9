import type { CdEvent, ChangeData } from 'backstage-plugin-waymark-common';

/** A vendor's request as it came in; header names in lower case. @public */
export type VendorRequest = {
  headers: Record<string, string | undefined>;
  /** The raw body, for signatures over bytes */
  body: Buffer;
};

/** What may be known of a model an event does not name by ref. @public */
export type ModelHint = {
  /** A catalog annotation's key, `gitlab.com/project-slug` */
  annotation: string;
  value: string;
};

/** A CDEvent and the names by which its model may be known. @public */
export type TranslatedEvent = {
  event: CdEvent;
  hints?: ModelHint[];
  /**
   * On an incident detected that may go on after an end that was told of: what
   * the ids of its ends begin with. Where the ledger has such an end, the event
   * is told as one that continues after the latest of them, under an id of its
   * own; else as it is.
   */
  endedBy?: string;
  /**
   * On a deployment: asks the vendor's own API for the changes that shipped with
   * it, those since the deployment before. Undefined where it does not tell. It is
   * called once, for an event that the ledger does not know yet, and is not waited
   * for once `signal` is aborted.
   */
  findChanges?(signal: AbortSignal): Promise<ChangeData[] | undefined>;
};

/**
 * One vendor's language. `translate` is pure: the same payload gives the same
 * events with the same ids, so that a redelivery is a duplicate.
 *
 * @public
 */
export interface EventTranslator {
  /** Name of the vendor and of its door, `POST /webhooks/{source}` */
  readonly source: string;
  /**
   * Checks what the headers alone can prove: a secret, or that there is a
   * signature at all. It is asked before a byte of the body is read, so that
   * whoever knows no secret has nothing of theirs kept in memory.
   *
   * @throws AuthenticationError when it is missing or wrong
   */
  verifyHeaders?(headers: VendorRequest['headers']): Promise<void>;
  /**
   * Checks the vendor's signature over the raw body, or its secret.
   *
   * @throws AuthenticationError when it is missing, wrong or stale
   */
  verify(request: VendorRequest): Promise<void>;
  /**
   * @throws InputError when the payload is none of the vendor's
   */
  translate(request: VendorRequest): TranslatedEvent[];
}
