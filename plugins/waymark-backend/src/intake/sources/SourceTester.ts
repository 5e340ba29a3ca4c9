import { randomUUID } from 'node:crypto';
import type {
  CdEvent,
  Fault,
  SourceTest,
} from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import { writeEvent } from '../../ledger/writeEvent';
import type { IngestService } from '../ingest/IngestService';
import type { Ledger } from '../../ledger/Ledger';
import { formatInstant } from '../../kernel/time/instant';
import { EndedTokenError } from './EndedTokenError';
import { sampleEvent } from './sampleEvent';
import { senderByToken } from './senderByToken';
import type { SourceRecord } from './SourceStore';

/**
 * Tests a source without its token: is there any event its limits let through,
 * and does the ledger take one. What is appended names no model and no figure
 * counts it; the sample of the sender's own is only judged.
 */
export class SourceTester {
  static create(options: {
    ingest: IngestService;
    ledger: Ledger;
  }): SourceTester {
    return new SourceTester(options.ingest, options.ledger);
  }

  private constructor(
    private readonly ingest: IngestService,
    private readonly ledger: Ledger,
  ) {}

  async test(source: SourceRecord, by: string): Promise<SourceTest> {
    const started = performance.now();
    const sample = sampleEvent(source);
    const errors = this.#judge(source, sample);
    const id = `source.tested/${source.id}/${randomUUID()}`;
    if (errors.length === 0) await this.#append(source, id, by);
    return {
      status: errors.length === 0 ? 'accepted' : 'rejected',
      eventId: errors.length === 0 ? id : null,
      sampleType: sample.context.type,
      errors,
      tookMs: Math.round(performance.now() - started),
    };
  }

  #judge(source: SourceRecord, sample: CdEvent): Fault[] {
    if (source.revokedAt !== undefined) {
      return [{ path: '', message: 'The token was revoked' }];
    }
    const { expiresAt = Infinity, claim } = source;
    if (Math.min(expiresAt, claim?.until ?? Infinity) <= Date.now()) {
      const { message } =
        expiresAt <= Date.now()
          ? EndedTokenError.expired(source, expiresAt)
          : EndedTokenError.unclaimed(source);
      return [{ path: '', message }];
    }
    return this.ingest.check(
      { attributes: JSON.parse(writeEvent(sample).body) },
      senderByToken(source),
    );
  }

  async #append(source: SourceRecord, id: string, by: string): Promise<void> {
    const time = Date.now();
    const event: CdEvent = {
      context: {
        specversion: '0.5.1',
        id,
        source: PORTAL_EVENT_SOURCE,
        type: `${WAYMARK_EVENT_PREFIX}source.tested.0.1.0`,
        timestamp: formatInstant(time),
      },
      subject: {
        id: source.id,
        content: { eventSource: source.eventSource, by },
      },
    };
    await this.ledger.append([
      {
        event,
        ...writeEvent(event),
        time,
        rule: 'decided',
        door: 'portal',
        sender: by,
      },
    ]);
  }
}
