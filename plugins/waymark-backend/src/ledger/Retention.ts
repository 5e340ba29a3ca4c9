import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import { readStoredEvent } from './currentCdEvent';
import { isRetained } from './isRetained';
import type { Ledger } from './Ledger';
import { readSharing } from './readSharing';
import { removeBodies, type OldEvent } from './removeBodies';

/** What of a model is kept however old it is. */
export type RetainedEvents = {
  /** `keyOf` each */
  events: Set<string>;
  /** Digests of incident keys, as in the ledger */
  incidents: Set<string>;
  /** Versions, artifacts (in canonical form) and commits whose events are kept */
  versions: Set<string>;
  artifacts: Set<string>;
  commits: Set<string>;
};

export type RetentionOptions = {
  database: Knex;
  ledger: Ledger;
  logger: LoggerService;
  /** How long events are kept, milliseconds */
  keepFor: number;
  /** What of a model must stay; all of it when that is not known now */
  retained: (
    model: string,
    since: number,
  ) => Promise<RetainedEvents | undefined>;
  now?: () => number;
};

const BATCH = 500;

/**
 * Removes what events say once both their own time and their arrival are older
 * than the limit, in batches of their own transactions. The rest of the row
 * stays as a tombstone, so that a redelivery is a duplicate. What people
 * decided stays, and what `retained` tells of.
 */
export class Retention {
  static create(options: RetentionOptions): Retention {
    return new Retention(options);
  }

  private constructor(private readonly options: RetentionOptions) {}

  /** @returns how many events were emptied */
  async run(signal?: AbortSignal): Promise<number> {
    const { ledger, logger, keepFor, now = Date.now } = this.options;
    const since = now() - keepFor;
    const retained = new Map<string, Promise<RetainedEvents | undefined>>();
    const retainedOf = (model: string) => {
      const known = retained.get(model);
      if (known) return known;
      const fresh = this.options.retained(model, since);
      retained.set(model, fresh);
      return fresh;
    };
    let removed = 0;
    for (const model of [...(await ledger.listModels()), undefined]) {
      if (signal?.aborted) break;
      retained.clear();
      removed += await this.#clean(model, since, retainedOf, signal);
    }
    await this.#cleanConflicts(since, signal);
    if (removed > 0) logger.info(`Removed what ${removed} old events say`);
    return removed;
  }

  async #clean(
    model: string | undefined,
    since: number,
    retainedOf: (model: string) => Promise<RetainedEvents | undefined>,
    signal?: AbortSignal,
  ): Promise<number> {
    let removed = 0;
    let after = 0;
    for (;;) {
      const old = await this.#readOld(model, since, after);
      if (old.length === 0 || signal?.aborted) return removed;
      after = old.at(-1)!.sequence;
      const busy = await this.#busyIncidents(old, since);
      const gone: OldEvent[] = [];
      for (const event of old) {
        const kept = await Promise.all(event.models.map(retainedOf));
        const stays =
          (event.incidentKey && busy.has(event.incidentKey)) ||
          kept.some(each => !each || isRetained(event, each));
        if (!stays) gone.push(event);
      }
      removed += await removeBodies(this.options.database, gone);
    }
  }

  /** Old events of a model, or of none, that still say something */
  async #readOld(
    model: string | undefined,
    since: number,
    after: number,
  ): Promise<OldEvent[]> {
    const { database } = this.options;
    const rows = await database('events')
      .where({ model: model ?? null })
      .where('time_ms', '<', since)
      .where('arrived_ms', '<', since)
      .where('sequence', '>', after)
      .whereNot({ door: 'portal' })
      .whereNull('removed_ms')
      .orderBy('sequence')
      .limit(BATCH);
    const further = await this.#furtherModels(rows.map(row => row.sequence));
    const sharing = await readSharing(
      database,
      rows.flatMap(row => row.incident_key ?? []),
    );
    return rows.map(row => ({
      sequence: Number(row.sequence),
      key: row.event_key,
      source: row.source,
      id: row.event_id,
      type: row.type,
      incidentKey: row.incident_key ?? undefined,
      models: [
        ...(row.model ? [row.model] : []),
        ...(further.get(Number(row.sequence)) ?? []),
        ...(sharing.get(row.incident_key) ?? []),
      ],
      event: readStoredEvent(row.body),
    }));
  }

  async #furtherModels(sequences: number[]): Promise<Map<number, string[]>> {
    const models = new Map<number, string[]>();
    for (const chunk of chunked(sequences)) {
      const rows = await this.options
        .database('event_models')
        .whereIn('sequence', chunk);
      for (const { sequence, model } of rows) {
        const known = models.get(Number(sequence)) ?? [];
        models.set(Number(sequence), [...known, model]);
      }
    }
    return models;
  }

  /** Incidents of which some event is newer: they go as a whole, or not at all */
  async #busyIncidents(old: OldEvent[], since: number): Promise<Set<string>> {
    const keys = new Set(old.flatMap(({ incidentKey }) => incidentKey ?? []));
    const busy = new Set<string>();
    for (const chunk of chunked([...keys])) {
      const rows = await this.options
        .database('events')
        .whereIn('incident_key', chunk)
        .where(query =>
          query
            .where('time_ms', '>=', since)
            .orWhere('arrived_ms', '>=', since),
        )
        .distinct<{ incident_key: string }[]>('incident_key');
      for (const row of rows) busy.add(row.incident_key);
    }
    return busy;
  }

  async #cleanConflicts(since: number, signal?: AbortSignal): Promise<void> {
    const { database } = this.options;
    for (;;) {
      const rows = await database('conflicts')
        .where('arrived_ms', '<', since)
        .whereNot({ body: '' })
        .limit(BATCH)
        .select('sequence');
      if (rows.length === 0 || signal?.aborted) return;
      await database('conflicts')
        .whereIn(
          'sequence',
          rows.map(({ sequence }) => sequence),
        )
        .update({ body: '' });
    }
  }
}
