import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { ModelHint } from 'backstage-plugin-waymark-node';
import type { Knex } from 'knex';

/** CloudEvents `source` of what is decided in the portal, and of nothing else. */
export const PORTAL_EVENT_SOURCE = '/waymark/portal';

/** Which of the resolution rules found an event's model. */
export type ResolutionRule =
  | 'named'
  | `annotation:${string}`
  | 'decided'
  | 'none';

/** An event about to be appended. */
export type LedgerEntry = {
  event: CdEvent;
  /** RFC 8785 canonical text of the CloudEvent that carries it */
  body: string;
  /** SHA-256 of the CDEvent's canonical text, hex */
  digest: string;
  /** Event time, epoch milliseconds, cut from the CDEvent's timestamp */
  time: number;
  /** Entity ref of the model; undefined keeps the event unassigned */
  model?: string;
  /** Further models a `change.*` or `pipelinerun.*` event counts for */
  alsoModels?: string[];
  /** Of an event without a model: names its model may be known by */
  hints?: ModelHint[];
  /**
   * An event without a model that becomes part of this entry's model, also
   * what figures tell of the past, for as long as this event is not withdrawn
   */
  assigns?: { source: string; id: string };
  rule: ResolutionRule;
  /** The door it came through: `events`, `webhooks/gitlab`, `portal` */
  door: string;
  /** Id of the source token or name of the principal that sent it */
  sender: string;
};

/** What became of an appended event. */
export type AppendVerdict = 'accepted' | 'duplicate' | 'conflict';

/** An event as the ledger keeps it. Times epoch milliseconds. */
export type LedgerEvent = {
  sequence: number;
  source: string;
  id: string;
  type: string;
  time: number;
  arrivedAt: number;
  model?: string;
  rule: ResolutionRule;
  door: string;
  sender: string;
  event: CdEvent;
};

/** The append-only store of events. */
export interface Ledger {
  /**
   * Appends in one transaction; durable when it returns. Verdicts stand in the
   * order of the entries.
   */
  append(entries: LedgerEntry[]): Promise<AppendVerdict[]>;
  /** Marks incident events for other models that share the incident */
  shareIncidents(): Promise<void>;
  /**
   * Events of one model in no order, with the incident events of others that
   * share a key with one of its own; only those that had arrived by
   * `asOf` (epoch milliseconds) when given; read within `trx` when given.
   */
  readModel(
    model: string,
    options?: { asOf?: number; trx?: Knex },
  ): Promise<LedgerEvent[]>;
  /**
   * Id of the latest end, by its own time, of the incident that an event is of,
   * from the same source, whose id begins with `prefix`
   */
  findEnd(event: CdEvent, prefix: string): Promise<string | undefined>;
  /** Types of events that are in the ledger, in the order of their keys */
  readTypes(events: { source: string; id: string }[]): Promise<string[]>;
  /** What the portal decided: its events of one type, of one model if given */
  readDecisions(
    type: string,
    options?: { model?: string },
  ): Promise<LedgerEvent[]>;
  /** Whether anybody but the portal told of this model */
  hasEvents(model: string): Promise<boolean>;
  /** Refs of all models that have events */
  listModels(): Promise<string[]>;
}
