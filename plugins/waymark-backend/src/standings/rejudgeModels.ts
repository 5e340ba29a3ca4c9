import type { Knex } from 'knex';
import { factRegistry } from '../facts/factRegistry';
import type { MaturityService } from '../maturity/MaturityService';
import { toModelLevel } from '../maturity/reachLevels';
import { inTurns } from '../kernel/time/pause';
import type { Decision } from '../decisions/DecisionRecorder';
import type { FoldOptions } from '../projections/FoldOptions';
import type { ModelLock } from '../projections/ModelLock';
import type { ProjectionStore } from '../projections/ProjectionStore';
import type { LevelChangeRow, ModelRows } from '../projections/rows';
import { toJudgeAnew } from './judgedBy';
import { findLevelDecisions, recordLevels } from './recordLevels';
import type { Snapshot } from './makeSnapshot';
import type { SnapshotStore } from './SnapshotStore';
import { toControls, toStanding, type Standing } from './Standing';
import type {
  OutdatedStanding,
  StandingsPage,
  StandingStore,
} from './StandingStore';
import { writeMirrored } from './TableMirror';

export type RejudgeOptions = {
  database: Knex;
  fold: FoldOptions;
  /** The frameworks in use, as `judgedBy` says it */
  judgedBy: string;
  maturity: MaturityService;
  modelLock: ModelLock;
  projections: ProjectionStore;
  snapshots: SnapshotStore;
  standings: StandingStore;
};

/**
 * Judges models anew whose row was judged by other frameworks: by the facts that
 * stand in it, which no framework changes, and in those frameworks alone that
 * are not as they were. Two that do so at once take different models, and a
 * model that is being folded is left to its fold.
 *
 * @returns refs of those judged, and of those whose facts an older release
 *   gathered and must be gathered first; the last of all, if there was any
 */
export async function rejudgeModels(
  options: RejudgeOptions,
  page: StandingsPage,
): Promise<{ judged: string[]; lacking: string[]; last?: string }> {
  const { database, modelLock, snapshots, standings, projections } = options;
  return database.transaction(async trx => {
    const taken = await standings.takeOutdated(trx, page);
    const last = taken[taken.length - 1]?.model;
    const free = new Set(
      await modelLock.takeFree(
        trx,
        taken.map(({ model }) => model),
      ),
    );
    const outdated = taken.filter(({ model }) => free.has(model));
    const complete = outdated.filter(({ standing }) =>
      factRegistry.every(({ name }) => Object.hasOwn(standing.facts, name)),
    );
    const judged = complete.map(({ model }) => model);
    const lacking = outdated
      .map(({ model }) => model)
      .filter(model => !judged.includes(model));
    if (judged.length === 0) return { judged, lacking, last };

    const rows = await projections.getRowsOfMany(
      judged,
      ['attestations', 'levelChanges'],
      trx,
    );
    const now = Date.now();
    const made = await inTurns(rejudgeInSteps(options, complete, rows, now));
    const changes = await recordLevels(
      trx,
      options,
      made.flatMap(({ decisions }) => decisions),
    );
    const stored = made.map(({ model, toStored }) => ({
      model,
      standing: toStored(changes.get(model) ?? []),
    }));
    const listed = new Map(made.map(one => [one.model, one.listed]));
    await writeMirrored(trx, [
      standings.toWrite(stored),
      await snapshots.withStandings(trx, listed),
    ]);
    return { judged, lacking, last };
  });
}

type Rejudged = {
  model: string;
  /** Changes of level to record */
  decisions: Decision[];
  /** What lists show, as far as it is of the frameworks judged anew */
  listed: Partial<Pick<Snapshot, 'level' | 'controls'>>;
  /** The row, with what was recorded since */
  toStored: (added: LevelChangeRow[]) => Standing;
};

function* rejudgeInSteps(
  { maturity, judgedBy }: Pick<RejudgeOptions, 'maturity' | 'judgedBy'>,
  outdated: OutdatedStanding[],
  rows: ReadonlyMap<string, ModelRows>,
  now: number,
): Generator<undefined, Rejudged[]> {
  const [primary] = maturity.listFrameworks();
  const rejudged: Rejudged[] = [];
  for (const { model, standing, judgedBy: before } of outdated) {
    const { facts, frameworks } = standing;
    const { attestations, levelChanges: recorded } = rows.get(model)!;
    const known = { facts, attestations, now };
    const verdicts = maturity.decideModel(known, toJudgeAnew(judgedBy, before));
    yield;
    const stands = { model, verdicts, recorded, ...known };
    const controls = toControls(facts, verdicts);
    rejudged.push({
      model,
      decisions: yield* findLevelDecisions(maturity, stands),
      listed: {
        ...(verdicts[0]?.framework === primary.id && {
          level: toModelLevel(verdicts),
        }),
        ...(controls && { controls }),
      },
      toStored: added => ({
        facts,
        frameworks: inUse(maturity, {
          ...frameworks,
          ...toStanding(facts, verdicts, [...recorded, ...added]).frameworks,
        }),
      }),
    });
  }
  return rejudged;
}

/** Without the frameworks that judge models no more. */
function inUse(
  maturity: MaturityService,
  frameworks: Standing['frameworks'],
): Standing['frameworks'] {
  const ids = new Set(maturity.listFrameworks().map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(frameworks).filter(([id]) => ids.has(id)),
  );
}
