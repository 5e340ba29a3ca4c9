import type { BenchBackend } from '../backend/BenchBackend';
import { printTable } from '../harness';
import { toBodies, type EventFeed } from './EventFeed';

const TYPE = 'application/x-ndjson';

/** Prints what the backend spends on batches, while it also folds. */
export async function breakdown(options: {
  name: string;
  backend: BenchBackend;
  feed: EventFeed;
  events: number;
}): Promise<void> {
  const { name, backend, feed, events } = options;
  const bodies = toBodies(feed.take(events), TYPE);
  const profile = await backend.profile(() =>
    backend.sender.postAll('/events', TYPE, bodies),
  );
  await backend.settled();
  const work = Object.entries(profile.work).sort(([, a], [, b]) => b - a);
  const whole = work.reduce((sum, [, ms]) => sum + ms, 0);
  const perThousand = (ms: number) => ((ms / events) * 1000).toFixed(2);
  printTable(`Where the time goes, ${name}: the backend’s thread`, [
    ['', 'ms per 1,000 events', 'share'],
    ...work.map(([what, ms]) => [
      what,
      perThousand(ms),
      `${((ms / whole) * 100).toFixed(1)} %`,
    ]),
  ]);
  printTable(
    `Where the time goes, ${name}: statements, from asking to the answer, several at a time`,
    [
      ['', 'ms per 1,000 events', 'times'],
      ...profile.statements
        .slice(0, 12)
        .map(({ statement, count, ms }) => [
          statement,
          perThousand(ms),
          String(count),
        ]),
    ],
  );
}
