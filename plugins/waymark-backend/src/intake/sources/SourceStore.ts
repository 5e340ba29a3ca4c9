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
  createdBy: string;
  createdAt: number;
  revokedAt?: number;
};

export type NewSource = Pick<
  SourceRecord,
  'name' | 'eventSource' | 'models' | 'types' | 'createdBy'
>;

export interface SourceStore {
  list(): Promise<SourceRecord[]>;
  get(id: string): Promise<SourceRecord | undefined>;
  /** Makes a source; the token is not kept and cannot be had again */
  create(source: NewSource): Promise<{ source: SourceRecord; token: string }>;
  /** Whether there was such a source to revoke */
  revoke(id: string): Promise<boolean>;
  /** The source a token belongs to; undefined when wrong or revoked */
  authenticate(token: string): Promise<SourceRecord | undefined>;
}
