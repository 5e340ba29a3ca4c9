import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** What became of an event, as far as it is counted. */
type Verdict = { status: string };

/** Why a model was folded: new events, or a rebuild. */
export type FoldCause = 'events' | 'rebuild';

/** What the engine tells of its own work. Durations in milliseconds. */
export type EngineMetrics = {
  /** A request's events were judged at a door */
  judged(door: string, verdicts: Verdict[], duration: number): void;
  /** A request was refused before an event of it was judged */
  refused(door: string, reason: string): void;
  folded(cause: FoldCause, duration: number): void;
  /** Measures how long rows of lists take to bring up to date */
  refreshing<Result>(
    scope: 'model' | 'stale',
    work: () => Promise<Result>,
  ): Promise<Result>;
};

// Requests and folds take milliseconds, batches and replays seconds
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Instruments that cost nothing where no OpenTelemetry SDK listens. */
export function createEngineMetrics(metrics: MetricsService): EngineMetrics {
  const histogram = (name: string, description: string) =>
    metrics.createHistogram(name, {
      description,
      unit: 's',
      advice: { explicitBucketBoundaries: SECONDS },
    });
  const events = metrics.createCounter('waymark.ingest.events', {
    description: 'Events judged, by door and verdict',
    unit: '{event}',
  });
  const refusals = metrics.createCounter('waymark.ingest.refusals', {
    description:
      'Requests refused before an event was judged, by door and reason',
    unit: '{request}',
  });
  const ingest = histogram(
    'waymark.ingest.duration',
    'From a request’s events to their verdicts, stored',
  );
  const fold = histogram(
    'waymark.fold.duration',
    'From a model’s events to its rows, by cause',
  );
  const refresh = histogram(
    'waymark.portfolio.refresh.duration',
    'Bringing rows of lists up to date: a model’s, or all that are stale',
  );
  return {
    judged(door, verdicts, duration) {
      ingest.record(duration / 1000, { door });
      for (const [verdict, count] of countVerdicts(verdicts)) {
        events.add(count, { door, verdict });
      }
    },
    refused: (door, reason) => refusals.add(1, { door, reason }),
    folded: (cause, duration) => fold.record(duration / 1000, { cause }),
    async refreshing(scope, work) {
      const from = performance.now();
      const result = await work();
      refresh.record((performance.now() - from) / 1000, { scope });
      return result;
    },
  };
}

function countVerdicts(verdicts: Verdict[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of verdicts) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}
