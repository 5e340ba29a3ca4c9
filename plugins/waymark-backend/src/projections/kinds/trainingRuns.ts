import { keyOf, type EventKey } from '../order';
import type { FoldEvent } from '../FoldEvent';
import type { RowKindDefinition } from './RowKindDefinition';

/** One `artifact.packaged` that tells of a training run. */
export type TrainingRunRow = EventKey & {
  version?: string;
  finishedAt: number;
  trigger?: string;
};

/** Training runs, whatever became of what they trained. */
export const trainingRuns: RowKindDefinition<TrainingRunRow> = {
  key: keyOf,
  at: row => row.finishedAt,
  place: row => [row.finishedAt, row.source, row.id],
  fold: ({ events }) => readRuns(events),
  retain(rows, graph, { since }) {
    for (const row of rows) {
      if (row.finishedAt < since) continue;
      graph.holds(`run ${keyOf(row)}`, { events: [keyOf(row)] });
      graph.keep(`run ${keyOf(row)}`);
      if (row.version) graph.keep(`version ${row.version}`);
    }
  },
};

function readRuns(events: FoldEvent[]): TrainingRunRow[] {
  return events.flatMap(event => {
    if (event.kind !== 'artifact.packaged' || !event.data.has('training')) {
      return [];
    }
    const training = event.data.object('training');
    const finishedAt = training.instant('finishedAt');
    if (finishedAt === undefined) return [];
    return [
      {
        source: event.source,
        id: event.id,
        version: event.data.text('modelVersion'),
        finishedAt,
        trigger: training.text('trigger'),
      },
    ];
  });
}
