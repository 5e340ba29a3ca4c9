import type { Knex } from 'knex';
import type { Decision } from '../decisions/DecisionRecorder';
import { toLedgerEntry } from '../decisions/LedgerDecisionRecorder';
import { appendEntries } from '../ledger/appendEntries';
import { readStoredEvent } from '../ledger/currentCdEvent';
import type { MaturityService } from '../maturity/MaturityService';
import type { Verdict } from '../maturity/reachLevels';
import { toFoldEvent } from '../projections/FoldEvent';
import { digestOf, type FoldOptions } from '../projections/FoldOptions';
import { readLevelChanges } from '../projections/kinds/levelChanges';
import type { ProjectionStore } from '../projections/ProjectionStore';
import type { AttestationRow, LevelChangeRow } from '../projections/rows';
import type { Standing } from './Standing';
import { isRecorded, toLevelDecision } from './toLevelDecision';

/** A model with where it stands now, and what was recorded of that before. */
export type StandingNow = {
  model: string;
  facts: Standing['facts'];
  verdicts: Verdict[];
  attestations: AttestationRow[];
  recorded: LevelChangeRow[];
  /** Epoch milliseconds */
  now: number;
};

/**
 * The changes of level that are to be recorded. A level follows from the
 * catalog, the clock and the framework's version too, so that no later reading
 * of the ledger alone could tell what it was; what is seen is recorded, with
 * what caused it, and stands whatever becomes of the framework. Most often there
 * is none: an event changes facts, seldom a level.
 */
export function* findLevelDecisions(
  maturity: MaturityService,
  { model, facts, verdicts, attestations, recorded, now }: StandingNow,
): Generator<undefined, Decision[]> {
  const decisions: Decision[] = [];
  for (const { framework, version, level, areas } of verdicts) {
    const stands = { framework, version, level, areas: levelsOf(areas) };
    if (isRecorded(stands, recorded)) continue;
    const known = { facts, attestations, now };
    // Once more, with the reasons that people are told
    const [result] = maturity.judgeModel(known, framework);
    yield;
    const decision = toLevelDecision(model, result, { recorded, now });
    if (decision) decisions.push(decision);
  }
  return decisions;
}

/**
 * Appends changes of level to the ledger together with the rows that the folds
 * would make of them, so that the models need not be folded again. Who calls it
 * holds the models' locks.
 *
 * @returns the rows, by model
 */
export async function recordLevels(
  trx: Knex.Transaction,
  { projections, fold }: { projections: ProjectionStore; fold: FoldOptions },
  decisions: Decision[],
): Promise<Map<string, LevelChangeRow[]>> {
  const rows = new Map<string, LevelChangeRow[]>();
  if (decisions.length === 0) return rows;
  const entries = decisions.map(toLedgerEntry);
  const verdicts = await appendEntries(trx, entries, { marks: false });
  for (const [index, { body, time, model, door }] of entries.entries()) {
    // One that is known but not among the rows is about to be folded
    if (verdicts[index] !== 'accepted') continue;
    const event = readStoredEvent(body);
    const { source, id, type } = event.context;
    const told = toFoldEvent({ source, id, type, time, model, door, event })!;
    const made = readLevelChanges([told]);
    rows.set(model!, [...(rows.get(model!) ?? []), ...made]);
  }
  await projections.add(
    trx,
    [...rows].map(([model, levelChanges]) => ({
      model,
      // A model of which nothing was told before has no row of this kind yet
      rows: { levelChanges, progress: [{ foldedWith: digestOf(fold) }] },
    })),
  );
  return rows;
}

function levelsOf(areas: Verdict['areas']): Record<string, number> {
  return Object.fromEntries(areas.map(({ id, level }) => [id, level]));
}
