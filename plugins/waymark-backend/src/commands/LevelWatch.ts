import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { MaturityResult } from '@waymark/backstage-plugin-waymark-common';
import type { ProvidedFacts } from '../facts';
import type { MaturityService } from '../maturity/MaturityService';
import type { StandingStore } from '../portfolio/StandingStore';
import type { LevelChangeRow } from '../projections/LevelChangeRow';
import type { ModelQueries } from '../queries/ModelQueries';
import type { Decision, DecisionsRecorder } from './DecisionRecorder';

export type LevelWatchOptions = {
  store: StandingStore;
  queries: ModelQueries;
  maturity: MaturityService;
  facts: ProvidedFacts;
  recorder: DecisionsRecorder;
  getEntity: (ref: string) => Promise<Entity | undefined>;
  logger: LoggerService;
};

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
    for (const { model, digest } of await store.unrecorded()) {
      try {
        if (await this.#record(model)) {
          await store.markRecorded(model, digest);
        }
      } catch (error) {
        logger.warn(`Could not record the levels of ${model}`, error as Error);
      }
    }
  }

  /**
   * @returns whether all is in the ledger; not so while an earlier record is
   *   not folded yet, which this one would take for its predecessor's place
   */
  async #record(model: string): Promise<boolean> {
    const { queries, maturity, facts, recorder, getEntity } = this.options;
    const entity = await getEntity(model);
    const [standing, providedFacts] = await Promise.all([
      queries.getStanding(model),
      facts.gather(entity),
    ]);
    const results = maturity.assessModel({
      ...standing,
      entity,
      providedFacts,
    });
    const verdicts = await recorder.recordAll(
      results.flatMap(
        result => toDecision(model, result, standing.rows.levelChanges) ?? [],
      ),
    );
    return !verdicts.includes('conflict');
  }
}

function toDecision(
  model: string,
  result: MaturityResult,
  recorded: LevelChangeRow[],
): Decision | undefined {
  const { framework, version, level } = result;
  const before = recorded.filter(
    row => row.framework === framework && row.version === version,
  );
  const last = before[before.length - 1];
  const areas = Object.fromEntries(
    result.areas.map(area => [area.id, area.level]),
  );
  if (
    last &&
    (last.level ?? null) === level &&
    isDeepStrictEqual(last.areas, areas)
  ) {
    return undefined;
  }
  const causes = result.criteria
    .filter(({ id, result: to }) => last && last.results[id] !== to)
    .map(({ id, title, result: to, reason }) => ({
      criterion: id,
      title,
      from: last?.results[id] ?? null,
      to,
      reason,
    }));
  return {
    kind: 'level.changed',
    subjectId: model,
    // Recorded twice at the same moment it is one event
    id: `${model}/${framework}@${version}/${before.length}`,
    model,
    at: Math.max(Date.now(), (last?.at ?? 0) + 1),
    by: 'waymark',
    content: {
      framework,
      version,
      title: result.title,
      level,
      areas,
      areaTitles: Object.fromEntries(
        result.areas.map(area => [area.id, area.title]),
      ),
      results: Object.fromEntries(
        result.criteria.map(criterion => [criterion.id, criterion.result]),
      ),
      causes,
    },
  };
}
