import type { Fault } from 'backstage-plugin-waymark-common';
import type { TranslatedEvent } from 'backstage-plugin-waymark-node';
import type {
  Candidate,
  IngestService,
  Sender,
  Verdict,
} from '../ingest/IngestService';
import { noCounts, REFUSALS_KEPT } from './ActivityStore';
import { excerptOf } from './excerpt';
import type { SourceActivity } from './SourceActivity';
import { wayInOf } from './WayIn';

const COUNTED = {
  accepted: 'accepted',
  duplicate: 'duplicates',
  conflict: 'conflicts',
  rejected: 'rejected',
} as const;

/** Ingestion that remembers what each way in sent and what was refused. */
export class CountingIngest implements IngestService {
  static create(options: {
    ingest: IngestService;
    activity: SourceActivity;
  }): CountingIngest {
    return new CountingIngest(options.ingest, options.activity);
  }

  private constructor(
    private readonly inner: IngestService,
    private readonly activity: SourceActivity,
  ) {}

  check(candidate: Candidate, sender: Sender): Fault[] {
    return this.inner.check(candidate, sender);
  }

  async ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]> {
    const verdicts = await this.inner.ingest(candidates, sender);
    this.#note(sender, verdicts, index => {
      const candidate = candidates[index];
      return 'attributes' in candidate ? candidate.attributes : undefined;
    });
    return verdicts;
  }

  async ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]> {
    const verdicts = await this.inner.ingestTranslated(events, sender);
    this.#note(sender, verdicts, index => events[index].event);
    return verdicts;
  }

  #note(
    sender: Sender,
    verdicts: Verdict[],
    sent: (index: number) => unknown,
  ): void {
    const counts = noCounts();
    const refused: [number, Verdict & { status: 'rejected' }][] = [];
    for (const [index, verdict] of verdicts.entries()) {
      counts[COUNTED[verdict.status]] += 1;
      if (verdict.status === 'rejected') refused.push([index, verdict]);
    }
    const way = wayInOf(sender);
    this.activity.heard(way, counts);
    for (const [index, { id, faults }] of refused.slice(-REFUSALS_KEPT)) {
      const event = sent(index);
      this.activity.refused(way, {
        eventId: id,
        door: sender.door,
        position: positionIn(sender, index, verdicts.length),
        faults,
        excerpt: event === undefined ? undefined : excerptOf(event),
      });
    }
  }
}

/** Where a refused event stood: on its topic, and among those it came with. */
function positionIn(
  { position }: Sender,
  index: number,
  count: number,
): string | undefined {
  const among = count > 1 ? `event ${index + 1} of ${count}` : undefined;
  return [position, among].filter(Boolean).join(', ') || undefined;
}
