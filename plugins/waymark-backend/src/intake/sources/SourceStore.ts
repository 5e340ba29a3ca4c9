/** A source of a model that is in no catalog yet. */
export type Claim = {
  /** Entity ref of who the model is to belong to */
  owner: string;
  /** Its tokens end then, unless the model has appeared; epoch milliseconds */
  until: number;
};

/** Who may send events. Times epoch milliseconds. */
export type SourceRecord = {
  id: string;
  name: string;
  /** The one CloudEvents `source` it may use */
  eventSource: string;
  /** Entity refs it may speak of; undefined is any */
  models?: string[];
  /** Prefixes of the event types it may send; undefined is any */
  types?: string[];
  /** Whether it may tell of approvals */
  approver: boolean;
  createdBy: string;
  createdAt: number;
  revokedAt?: number;
  /** When its newest token was made, which is later than the source once renewed */
  renewedAt: number;
  /** When its newest token stops working; undefined is never */
  expiresAt?: number;
  /** Until when a token works that the newest took the place of */
  previousUntil?: number;
  /** How many days before that end people were last told of it */
  warnedDays?: number;
  claim?: Claim;
};

export type NewSource = Pick<
  SourceRecord,
  | 'name'
  | 'eventSource'
  | 'models'
  | 'types'
  | 'createdBy'
  | 'expiresAt'
  | 'claim'
> & { approver?: boolean };

/** How a source gets a new token. Times epoch milliseconds. */
export type Renewal = {
  /** Who asked for it */
  by: string;
  /** When the new token stops working; undefined is never */
  expiresAt?: number;
  /** How long the tokens before it go on working, milliseconds */
  overlap: number;
};

/** A source whose token was shown, which is kept nowhere. */
export type SourceWithToken = { source: SourceRecord; token: string };

/** A source known by one of its tokens, and when that token ends. */
export type ProvenSource = { source: SourceRecord; expiresAt?: Date };

export interface SourceStore {
  list(): Promise<SourceRecord[]>;
  get(id: string): Promise<SourceRecord | undefined>;
  /** Makes a source; the token is not kept and cannot be had again */
  create(source: NewSource): Promise<SourceWithToken>;
  /**
   * Gives a source a new token. Those before it go on working for the overlap,
   * unless they or the new one end earlier. What it claimed is settled by that:
   * who renews it may make sources of its models.
   *
   * @returns undefined when there is no such source, or it was revoked
   * @throws ConflictError when too many of its tokens work already
   */
  renew(id: string, renewal: Renewal): Promise<SourceWithToken | undefined>;
  /** Whether there was such a source to revoke */
  revoke(id: string): Promise<boolean>;
  /**
   * The source a token belongs to; undefined when it is wrong or was revoked.
   *
   * @throws EndedTokenError when it has expired, or its model did not appear
   */
  authenticate(token: string): Promise<ProvenSource | undefined>;
  /** Sources whose model may yet appear */
  listClaiming(): Promise<(SourceRecord & { claim: Claim })[]>;
  /** Settles what a source claims: it goes on as any other, or ends now */
  settleClaim(id: string, kept: boolean): Promise<void>;
  /** Notes that people were told of the end of its newest token */
  markWarned(source: SourceRecord, days: number): Promise<void>;
}
