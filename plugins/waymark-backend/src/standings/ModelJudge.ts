import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { Decision } from '../decisions/DecisionRecorder';
import { factRegistry } from '../facts/factRegistry';
import type { ProvidedFacts } from '../facts/ProvidedFacts';
import { inTurns } from '../kernel/time/pause';
import type { MaturityService } from '../maturity/MaturityService';
import type { BandLegend } from '../metrics/bands';
import type { FoldOptions } from '../projections/FoldOptions';
import type { ProjectionStore } from '../projections/ProjectionStore';
import type { LevelChangeRow, ModelRows } from '../projections/rows';
import { judgeInSteps, type Judgement } from './judgeModel';
import { findLevelDecisions, recordLevels } from './recordLevels';
import type { RollupStore } from './RollupStore';
import type { SnapshotStore } from './SnapshotStore';
import { toStanding, type Standing } from './Standing';
import type { StandingStore } from './StandingStore';
import { writeMirrored } from './TableMirror';

export type ModelJudgeOptions = {
  facts: ProvidedFacts;
  fold: FoldOptions;
  legend: BandLegend;
  maturity: MaturityService;
  projections: ProjectionStore;
  rollupRows: RollupStore;
  snapshots: SnapshotStore;
  standings: StandingStore;
  now?: () => number;
};

/** A model to be judged. */
export type ToJudge = {
  model: string;
  rows: ModelRows;
  /** The model's catalog entity, if it has one */
  entity?: Entity;
  /** Whether the catalog was read since it can have changed */
  isEntityCertain: boolean;
};

/** What is to be written of a model. */
export type JudgedModel = {
  model: string;
  etag?: string;
  /** Epoch milliseconds */
  now: number;
  judgement: Judgement;
  /** Changes of level to record */
  decisions: Decision[];
  /** What was recorded before */
  recorded: LevelChangeRow[];
};

/**
 * Judges a model and writes what lists, roll-ups and overviews are answered
 * from. Who calls it holds the model's lock.
 */
export class ModelJudge {
  readonly #now: () => number;

  constructor(private readonly options: ModelJudgeOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** Works out everything; reads within `knex`, and writes nothing. */
  async judge(
    knex: Knex,
    { model, rows, entity, isEntityCertain }: ToJudge,
  ): Promise<JudgedModel> {
    const { facts, maturity, legend, standings } = this.options;
    const now = this.#now();
    const heard = facts.last(entity).values;
    const providedFacts =
      heard ?? withoutOwn(await standings.factsOf(knex, model));
    const judgement = await inTurns(
      judgeInSteps({
        model,
        entity,
        rows,
        providedFacts,
        now,
        maturity,
        legend,
      }),
    );
    // A level must not fall because the portal just started, or the catalog or
    // a provider of facts is slow: what is not certain is judged again soon
    const isCertain = isEntityCertain && heard !== undefined;
    const { attestations, levelChanges: recorded } = rows;
    const stands = { model, attestations, recorded, now, ...judgement };
    return {
      model,
      etag: entity?.metadata.etag,
      now,
      judgement: isCertain ? judgement : { ...judgement, validUntil: now },
      decisions: isCertain
        ? await inTurns(findLevelDecisions(maturity, stands))
        : [],
      recorded,
    };
  }

  /**
   * Writes a judgement, as the last thing in a transaction.
   *
   * @returns whether a level changed
   */
  async write(
    trx: Knex.Transaction,
    { model, etag, now, judgement, decisions, recorded }: JudgedModel,
  ): Promise<boolean> {
    const { rollupRows, snapshots, standings } = this.options;
    const { facts, verdicts, snapshot, windows, validUntil } = judgement;
    const changes = await recordLevels(trx, this.options, decisions);
    const levelChanges = [...recorded, ...(changes.get(model) ?? [])];
    await rollupRows.put(trx, model, now, windows);
    const standing = toStanding(facts, verdicts, levelChanges);
    await writeMirrored(trx, [
      standings.toWrite([{ model, standing }]),
      snapshots.toWrite([{ model, etag, snapshot, validUntil }]),
    ]);
    return changes.size > 0;
  }
}

function withoutOwn(facts: Standing['facts']): Standing['facts'] {
  const own = new Set(factRegistry.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => !own.has(name)),
  );
}
