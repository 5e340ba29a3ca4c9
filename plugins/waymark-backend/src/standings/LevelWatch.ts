import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { chunked } from '../kernel/database/dialect';
import type { ProvidedFacts } from '../facts/ProvidedFacts';
import { factRegistry } from '../facts/factRegistry';
import type { MaturityService } from '../maturity/MaturityService';
import type { Standing } from './Standing';
import type { StandingStore } from './StandingStore';
import type { LevelChangeRow } from '../projections/rows';
import type { ProjectionReader } from '../projections/ProjectionReader';
import type {
  Decision,
  DecisionsRecorder,
} from '../decisions/DecisionRecorder';
import { isRecorded, toLevelDecision } from './toLevelDecision';

/** Models whose changes are appended in one transaction. */
const CHUNK = 100;
/** Models that fact providers are asked of at once. */
const AT_ONCE = 10;

export type LevelWatchOptions = {
  store: StandingStore;
  projections: ProjectionReader;
  maturity: MaturityService;
  facts: ProvidedFacts;
  recorder: DecisionsRecorder;
  /** The catalog's models, by ref */
  getEntities: () => Promise<Map<string, Entity>>;
  logger: LoggerService;
};

type Unrecorded = Awaited<ReturnType<StandingStore['unrecorded']>>;

/**
 * Makes every change of a model's level an event. A level follows from the
 * catalog, the clock and the framework's version too, so that no later reading
 * of the ledger alone could tell what it was; what was seen is recorded instead,
 * with what caused it, and stands whatever becomes of the framework.
 */
export class LevelWatch {
  static create(options: LevelWatchOptions): LevelWatch {
    return new LevelWatch(options);
  }

  private constructor(private readonly options: LevelWatchOptions) {}

  /** Records what changed since it was last called; one replica at a time. */
  async settle(): Promise<void> {
    const { store, logger } = this.options;
    let after = '';
    for (;;) {
      const models = await store.unrecorded({ after, limit: CHUNK });
      if (models.length === 0) return;
      after = models[models.length - 1].model;
      try {
        await store.markRecorded(await this.#record(models));
      } catch (error) {
        logger.warn(
          `Could not record the levels of ${models[0].model} to ${after}`,
          error as Error,
        );
      }
    }
  }

  /**
   * @returns those of which all is in the ledger; not so while an earlier record
   *   is not folded yet, which this one would take for its predecessor's place
   */
  async #record(models: Unrecorded): Promise<Unrecorded> {
    const { projections, maturity, recorder } = this.options;
    const rows = await projections.getRowsOfMany(
      models.map(({ model }) => model),
      ['attestations', 'levelChanges'],
    );
    const provided = await this.#provided(models);
    const decisions: Decision[] = [];
    for (const { model, standing } of models) {
      const { attestations, levelChanges } = rows.get(model)!;
      const facts = { ...provided.get(model), ...ownFacts(standing) };
      for (const framework of this.#unrecorded(standing, levelChanges)) {
        // Judging takes a while: let requests have their turn
        await setImmediate();
        const [result] = maturity.judgeModel(
          { facts, attestations, now: Date.now() },
          framework,
        );
        const decision = toLevelDecision(model, result, levelChanges);
        if (decision) decisions.push(decision);
      }
    }
    const verdicts = await recorder.recordAll(decisions);
    const conflicting = new Set(
      decisions
        .filter((_, index) => verdicts[index] === 'conflict')
        .map(({ model }) => model),
    );
    return models.filter(({ model }) => !conflicting.has(model));
  }

  /**
   * Frameworks, by id, in which a model stands elsewhere than was recorded last.
   * Most often there is none: an event changes facts, seldom a level.
   */
  #unrecorded({ frameworks }: Standing, recorded: LevelChangeRow[]): string[] {
    return this.options.maturity
      .listEditions()
      .filter(({ id, version, subject }) => {
        const stands = frameworks[id];
        return (
          subject === 'model' &&
          !(
            stands?.version === version &&
            isRecorded({ ...stands, framework: id }, recorded)
          )
        );
      })
      .map(({ id }) => id);
  }

  /** Asked for again: a level must not fall because the portal just started. */
  async #provided(models: Unrecorded): Promise<Map<string, Standing['facts']>> {
    const { facts, getEntities } = this.options;
    const entities = await getEntities();
    const found = new Map<string, Standing['facts']>();
    for (const few of chunked(models, AT_ONCE)) {
      await Promise.all(
        few.map(async ({ model }) => {
          found.set(model, await facts.gather(entities.get(model)));
        }),
      );
    }
    return found;
  }
}

function ownFacts({ facts }: Standing): Standing['facts'] {
  return Object.fromEntries(
    factRegistry.map(({ name }) => [name, facts[name] ?? null]),
  );
}
