import { compareCodePoints } from '../../projections/order';
import type { CarriedChange, DeploymentRow } from '../../projections/rows';
import type { ModelHistory } from '../ModelHistory';
import { inAscending, quantileOfSorted } from '../statistics';
import { within, type Window } from '../window';

/** A moment on a change's way to production. */
export type LeadTimePoint = {
  kind: 'firstCommit' | 'opened' | 'merged' | 'started' | 'stage' | 'deployed';
  /** Name of the stage that ended */
  stage?: string;
};

/** The way from one moment to the next that is known. */
export type LeadTimePart = {
  from: LeadTimePoint;
  to: LeadTimePoint;
  /** Median over the changes that know both moments and none between, milliseconds */
  median: number;
  sampleSize: number;
};

type Moment = LeadTimePoint & { at: number };

/**
 * Where the time of `changeLeadTime` goes: the parts of the way of the changes it
 * counts, in the order in which they come, by the page `leadTimeParts` of the
 * definitions.
 */
export function leadTimeParts(
  history: ModelHistory,
  window: Window,
): { changes: number; parts: LeadTimePart[] } {
  const ways = within(history.changes, window, row => row.at).flatMap(row =>
    row.changes
      .filter(
        ({ first, committedAt }) =>
          first && committedAt !== undefined && committedAt <= row.at,
      )
      .map(change => wayOf(change, row)),
  );
  const order = stageOrder(ways);
  const parts = new Map<string, LeadTimePart & { durations: number[] }>();
  for (const way of ways) {
    for (const [index, to] of way.entries()) {
      const from = way[index - 1];
      if (!from) continue;
      const key = JSON.stringify([from.kind, from.stage, to.kind, to.stage]);
      const known = parts.get(key) ?? {
        from: pointOf(from),
        to: pointOf(to),
        median: 0,
        sampleSize: 0,
        durations: [],
      };
      known.durations.push(to.at - from.at);
      parts.set(key, known);
    }
  }
  return {
    changes: ways.length,
    parts: [...parts.values()]
      .map(({ durations, ...part }) => ({
        ...part,
        median: quantileOfSorted(inAscending(durations), 0.5),
        sampleSize: durations.length,
      }))
      .sort(
        (a, b) =>
          compareRanks(rankOf(a.to, order), rankOf(b.to, order)) ||
          compareRanks(rankOf(a.from, order), rankOf(b.from, order)),
      ),
  };
}

/** The moments known of a change, each at or after the one before it. */
function wayOf(change: CarriedChange, row: DeploymentRow): Moment[] {
  const { startedAt, stages = [] } = row.pipelineTimes ?? {};
  const told: (LeadTimePoint & { at?: number })[] = [
    { kind: 'firstCommit', at: firstCommitOf(change) },
    { kind: 'opened', at: change.openedAt },
    { kind: 'merged', at: change.mergedAt },
    { kind: 'started', at: startedAt },
    ...stages.map(({ name, at }) => ({
      kind: 'stage' as const,
      stage: name,
      at,
    })),
  ];
  const way: Moment[] = [];
  for (const { at, ...point } of told) {
    const last = way.at(-1)?.at ?? -Infinity;
    if (at !== undefined && at >= last && at <= row.at) {
      way.push({ ...point, at });
    }
  }
  return [...way, { kind: 'deployed', at: row.at }];
}

function firstCommitOf({ firstCommittedAt, committedAt }: CarriedChange) {
  return firstCommittedAt === undefined || committedAt === undefined
    ? committedAt
    : Math.min(firstCommittedAt, committedAt);
}

const KINDS: LeadTimePoint['kind'][] = [
  'firstCommit',
  'opened',
  'merged',
  'started',
  'stage',
  'deployed',
];

type Rank = [kind: number, stage: number, name: string];

function rankOf({ kind, stage = '' }: LeadTimePoint, order: StageOrder): Rank {
  return [KINDS.indexOf(kind), order.get(stage) ?? 0, stage];
}

function compareRanks(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || compareCodePoints(a[2], b[2]);
}

type StageOrder = Map<string, number>;

/** By how long before the deployment stages end, on average. */
function stageOrder(ways: Moment[][]): StageOrder {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const way of ways) {
    const deployedAt = way.at(-1)!.at;
    for (const { stage, at } of way) {
      if (stage === undefined) continue;
      const { sum, count } = sums.get(stage) ?? { sum: 0, count: 0 };
      sums.set(stage, { sum: sum + at - deployedAt, count: count + 1 });
    }
  }
  return new Map(
    [...sums].map(([stage, { sum, count }]) => [stage, sum / count]),
  );
}

function pointOf({ kind, stage }: Moment): LeadTimePoint {
  return stage === undefined ? { kind } : { kind, stage };
}
