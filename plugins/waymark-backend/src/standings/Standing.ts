import { isSettled } from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { Verdict } from '../maturity/reachLevels';
import type { LevelChangeRow } from '../projections/rows';

/** Where a model stands in one framework, as the overview needs it. */
export type FrameworkStanding = {
  version: number;
  level: number | null;
  target: number | null;
  /** Levels by area id */
  areas: Record<string, number>;
  lopsided: boolean;
  /** Criteria up to the target: those met, of those asked for */
  owed: { met: number; total: number };
  /** Criteria of the next move */
  next: string[];
  /** Levels recorded of this version, the last of each day, oldest first; epoch milliseconds */
  history: { at: number; level: number | null }[];
};

/** A model's row in the overview. */
export type Standing = {
  facts: Record<string, FactValue>;
  /** By framework id */
  frameworks: Record<string, FrameworkStanding>;
};

/** The framework whose criteria are the controls. */
export const RISK_CONTROLS = 'risk-controls';

/** How many changes of a model's history its row keeps. */
export const KEPT_CHANGES = 100;

/** The row of a model with these facts and results. */
export function toStanding(
  facts: Standing['facts'],
  results: Verdict[],
  levelChanges: LevelChangeRow[],
): Standing {
  return {
    facts,
    frameworks: Object.fromEntries(
      results.map(result => [
        result.framework,
        toFrameworkStanding(facts, result, levelChanges),
      ]),
    ),
  };
}

function toFrameworkStanding(
  facts: Standing['facts'],
  result: Verdict,
  levelChanges: LevelChangeRow[],
): FrameworkStanding {
  const { version, level, target, areas, lopsided } = result;
  return {
    version,
    level,
    target,
    areas: Object.fromEntries(areas.map(area => [area.id, area.level])),
    lopsided,
    owed: countOwed(facts, result),
    next: result.nextMove?.criteria ?? areas.flatMap(area => area.next),
    history: keptHistory(levelChanges, result),
  };
}

/**
 * A model whose tier is not known owes what every model owes, the lowest level;
 * one that must not be used at all owes everything.
 */
function countOwed(
  { riskTier }: Standing['facts'],
  { criteria, target }: Verdict,
): FrameworkStanding['owed'] {
  const lowest = Math.min(...criteria.map(({ level }) => level));
  const upTo = riskTier === 'prohibited' ? Infinity : target ?? lowest;
  const asked = criteria.filter(
    ({ level, result }) => level <= upTo && result !== 'notApplicable',
  );
  return { met: asked.filter(isSettled).length, total: asked.length };
}

/** Of the controls a model owes, those satisfied; undefined where none are judged. */
export function toControls(
  facts: Standing['facts'],
  verdicts: Verdict[],
): FrameworkStanding['owed'] | undefined {
  const controls = verdicts.find(
    ({ framework }) => framework === RISK_CONTROLS,
  );
  return controls && countOwed(facts, controls);
}

/** What a row keeps of the levels recorded of a framework's version. */
export function keptHistory(
  changes: LevelChangeRow[],
  judgedBy: { framework: string; version: number },
): FrameworkStanding['history'] {
  return recordedLevels(changes, judgedBy).slice(-KEPT_CHANGES);
}

/** What was recorded of a framework's version, oldest first. */
export function recordedLevels(
  changes: LevelChangeRow[],
  { framework, version }: { framework: string; version?: number },
): FrameworkStanding['history'] {
  return changes
    .filter(row => row.framework === framework && row.version === version)
    .map(({ at, level }) => ({ at, level: level ?? null }));
}
