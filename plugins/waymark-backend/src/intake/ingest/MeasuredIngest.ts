import type { TranslatedEvent } from 'backstage-plugin-waymark-node';
import type {
  Candidate,
  IngestService,
  Sender,
  Verdict,
} from './IngestService';
import type { EngineMetrics } from '../../kernel/telemetry/EngineMetrics';

/** Ingestion that tells how long it took and what it came to. */
export class MeasuredIngest implements IngestService {
  static create(options: {
    ingest: IngestService;
    metrics: EngineMetrics;
  }): MeasuredIngest {
    return new MeasuredIngest(options.ingest, options.metrics);
  }

  private constructor(
    private readonly inner: IngestService,
    private readonly metrics: EngineMetrics,
  ) {}

  check: IngestService['check'] = (...args) => this.inner.check(...args);

  ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]> {
    return this.#measure(sender, () => this.inner.ingest(candidates, sender));
  }

  ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]> {
    return this.#measure(sender, () =>
      this.inner.ingestTranslated(events, sender),
    );
  }

  async #measure(
    { door }: Sender,
    judge: () => Promise<Verdict[]>,
  ): Promise<Verdict[]> {
    const from = performance.now();
    const verdicts = await judge();
    this.metrics.judged(door, verdicts, performance.now() - from);
    return verdicts;
  }
}
