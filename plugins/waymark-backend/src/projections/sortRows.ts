import { compareCodePoints } from './order';
import type { EventKey, FoldedRows, ModelRows } from './rows';

type Place = [at: number, ...names: string[]];

const events = ({ source, id }: EventKey) => [source, id];

/** Where a row stands among those of its kind. */
const places: {
  [K in keyof FoldedRows]: (row: FoldedRows[K][number]) => Place;
} = {
  deployments: row => [row.at, ...events(row)],
  incidents: row => [row.startedAt, ...events(row.openedBy)],
  versions: row => [row.firstSeenAt, row.version],
  trainingRuns: row => [row.finishedAt, ...events(row)],
  approvals: row => [row.at, ...events(row)],
  gates: row => [row.at, ...events(row)],
  failedAttempts: row => [row.at, row.runId],
  rollbackRequests: row => [row.requestedAt, row.id],
  live: row => [0, row.environment],
  corroborating: row => [row.at, ...events(row)],
  costs: row => [row.at, ...events(row)],
  attestations: row => [row.at, ...events(row)],
  reviews: row => [row.at, ...events(row)],
  levelChanges: row => [row.at, ...events(row)],
  totals: row => [0, row.environment ?? ''],
  merges: row => [row.at, ...events(row)],
  artifacts: row => [0, row.artifact],
  progress: () => [0],
};

/** Sorts the rows of each kind in place: by instant, then by name. */
export function sortRows<T extends ModelRows>(rows: T): T {
  for (const [kind, list] of Object.entries(rows)) {
    const placeOf = places[kind as keyof FoldedRows] as (row: unknown) => Place;
    if (list.length < 2) continue;
    (list as unknown[]).sort((a, b) => compare(placeOf(a), placeOf(b)));
  }
  return rows;
}

function compare([at, ...names]: Place, [otherAt, ...others]: Place): number {
  if (at !== otherAt) return at - otherAt;
  for (const [index, name] of names.entries()) {
    const order = compareCodePoints(name, others[index]);
    if (order !== 0) return order;
  }
  return 0;
}
