import type { BenchBackend } from '../backend/BenchBackend';
import { printTable } from '../harness';

/** Prints what the backend spends on events that are sent, while it also folds. */
export async function breakdown(options: {
  title: string;
  backend: BenchBackend;
  events: number;
  send: () => Promise<unknown>;
}): Promise<void> {
  const { title, backend, events, send } = options;
  const profile = await backend.profile(send);
  await backend.settled();
  const work = Object.entries(profile.work).sort(([, a], [, b]) => b - a);
  const whole = work.reduce((sum, [, ms]) => sum + ms, 0);
  const perThousand = (ms: number) => ((ms / events) * 1000).toFixed(2);
  printTable(`Where the time goes, ${title}: the backend’s thread`, [
    ['', 'ms per 1,000 events', 'share'],
    ...work.map(([what, ms]) => [
      what,
      perThousand(ms),
      `${((ms / whole) * 100).toFixed(1)} %`,
    ]),
  ]);
  printTable(
    `Where the time goes, ${title}: statements, from asking to the answer, several at a time`,
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
