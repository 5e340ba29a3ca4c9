import type { Knex } from 'knex';
import { factRegistry } from '../facts/factRegistry';
import type { MaturityService } from '../maturity/MaturityService';
import { toModelLevel } from '../maturity/reachLevels';
import type { ProjectionReader } from '../projections/ProjectionReader';
import type { SnapshotStore } from './SnapshotStore';
import { toStanding } from './Standing';
import type { StandingsPage, StandingStore } from './StandingStore';

export type RejudgeOptions = {
  database: Knex;
  standings: StandingStore;
  snapshots: SnapshotStore;
  projections: ProjectionReader;
  maturity: MaturityService;
};

/**
 * Judges models anew whose row was judged by other frameworks: by the facts that
 * stand in it, which no framework changes. Two that do so at once take different
 * models.
 *
 * @returns refs of those judged, and of those whose facts an older release
 *   gathered and must be gathered first; the last of all, if there was any
 */
export async function rejudgeModels(
  options: RejudgeOptions,
  page: StandingsPage,
): Promise<{ judged: string[]; lacking: string[]; last?: string }> {
  const { database, standings, snapshots, projections, maturity } = options;
  return database.transaction(async trx => {
    const taken = await standings.takeOutdated(trx, page);
    const complete = taken.filter(({ standing }) =>
      factRegistry.every(({ name }) => Object.hasOwn(standing.facts, name)),
    );
    const judged = complete.map(({ model }) => model);
    const rows = await projections.getRowsOfMany(
      judged,
      ['attestations', 'levelChanges'],
      trx,
    );
    const now = Date.now();
    const made = complete.map(({ model, standing: { facts } }) => {
      const { attestations, levelChanges } = rows.get(model)!;
      const results = maturity.decideModel({ facts, attestations, now });
      return {
        model,
        standing: toStanding(facts, results, levelChanges),
        level: toModelLevel(results),
      };
    });
    if (made.length > 0) {
      await standings.putAll(trx, made);
      await snapshots.setLevels(
        trx,
        new Map(made.map(({ model, level }) => [model, level])),
      );
    }
    return {
      judged,
      lacking: taken
        .map(({ model }) => model)
        .filter(model => !judged.includes(model)),
      last: taken[taken.length - 1]?.model,
    };
  });
}
