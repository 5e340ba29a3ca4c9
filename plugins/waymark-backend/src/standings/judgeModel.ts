import type { Entity } from '@backstage/catalog-model';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { gatherFacts } from '../facts/gatherFacts';
import type { MaturityService } from '../maturity/MaturityService';
import { toModelLevel, type Verdict } from '../maturity/reachLevels';
import type { BandLegend } from '../metrics/bands';
import { toFigures } from '../metrics/computeFigures';
import {
  contributeInSteps,
  type ModelContributions,
} from '../metrics/contributeAll';
import { createModelHistory } from '../metrics/ModelHistory';
import { DAY } from '../metrics/window';
import type { ModelRows } from '../projections/rows';
import { makeSnapshot, type Snapshot } from './makeSnapshot';
import { isToldByOthers } from './isToldByOthers';
import { toControls } from './Standing';
import { ROLLUP_WINDOWS, type RollupWindow } from './RollupStore';

/** Figures that a model is judged by, and that lists show, are of these days. */
export const JUDGED_DAYS = 90;

export type JudgeModelOptions = {
  /** Entity ref */
  model: string;
  /** The model's catalog entity; a shadow model has none */
  entity?: Entity;
  /** All of the model's rows, or those `getRows` finds for the last year */
  rows: ModelRows;
  /** What fact providers know of the model; the engine's own facts win */
  providedFacts: Record<string, FactValue>;
  /** Epoch milliseconds */
  now: number;
  maturity: MaturityService;
  legend: BandLegend;
};

/** What a model's rows come to, at one moment. */
export type Judgement = {
  facts: Record<string, FactValue>;
  /** Where it stands, a framework each, the primary one first */
  verdicts: Verdict[];
  snapshot: Snapshot;
  /** What it brings to roll-ups over each standard window; empty without events */
  windows: ReadonlyMap<RollupWindow, ModelContributions>;
  /** Until when this holds if nothing happens, epoch milliseconds */
  validUntil: number;
};

/**
 * Works out a model's figures, facts and levels, each once: a pure function of
 * what it is given, in steps between which the thread may do something else.
 */
export function* judgeInSteps(
  options: JudgeModelOptions,
): Generator<undefined, Judgement> {
  const { model, entity, rows, providedFacts, now, maturity, legend } = options;
  const history = createModelHistory(rows, { asOf: now });
  const windows = new Map<RollupWindow, ModelContributions>();
  for (const days of ROLLUP_WINDOWS) {
    yield;
    const contributions = yield* contributeInSteps(
      history,
      daysUpTo(now, days),
    );
    windows.set(days, contributions);
  }
  yield;
  const figures = toFigures(windows.get(JUDGED_DAYS)!, {
    ...daysUpTo(now, JUDGED_DAYS),
    legend,
  });
  const facts = {
    ...providedFacts,
    ...gatherFacts({ entity, rows, figures, now }),
  };
  yield;
  const { attestations } = rows;
  const verdicts = maturity.decideModel({ facts, attestations, now });
  yield;
  const { snapshot, validUntil } = makeSnapshot({
    model,
    rows,
    figures,
    level: toModelLevel(verdicts),
    controls: toControls(facts, verdicts),
    legend,
    now,
    isProvided: Object.keys(providedFacts).length > 0,
  });
  const hasEvents = isToldByOthers(rows);
  return {
    facts,
    verdicts,
    snapshot,
    windows: hasEvents ? windows : new Map(),
    validUntil: Math.min(validUntil, nextEdge(rows, now)),
  };
}

function daysUpTo(to: number, days: number) {
  return { from: to - days * DAY, to };
}

/** When an item enters, matures or leaves a standard window, or the one before it. */
const EDGES = [0, ...ROLLUP_WINDOWS, 14, 60, 180, 730].map(days => days * DAY);

function nextEdge(rows: ModelRows, now: number): number {
  let next = Infinity;
  const instants = [
    ...rows.deployments.map(({ at }) => at),
    ...rows.incidents.map(({ startedAt }) => startedAt),
    ...rows.trainingRuns.map(({ finishedAt }) => finishedAt),
    ...rows.versions.map(({ trainingFinishedAt }) => trainingFinishedAt ?? now),
    ...rows.failedAttempts.map(({ at }) => at),
  ];
  for (const at of instants) {
    for (const edge of EDGES) {
      if (at + edge > now) next = Math.min(next, at + edge);
    }
  }
  return next;
}
