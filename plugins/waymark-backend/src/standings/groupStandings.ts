import type {
  MaturityOverview,
  ModelStanding,
} from 'backstage-plugin-waymark-common';

export type GroupBy = 'owner' | 'system' | 'tier';

/** Median levels by area of the models of each owner, system or tier. */
export function groupStandings(
  standings: ModelStanding[],
  groupBy: GroupBy,
): MaturityOverview['groups'] {
  const groups = new Map<string | null, ModelStanding[]>();
  for (const standing of standings) {
    const key = standing[groupBy];
    const models = groups.get(key);
    if (models) models.push(standing);
    else groups.set(key, [standing]);
  }
  return [...groups]
    .map(([key, models]) => ({
      key,
      models: models.length,
      belowTarget: models.filter(
        ({ level, target }) => target !== null && (level ?? 0) < target,
      ).length,
      level: lowerMedian(models.map(({ level }) => level ?? 0)),
      areas: models[0].areas.map(({ id }) => ({
        id,
        level: lowerMedian(
          models.map(
            ({ areas }) => areas.find(area => area.id === id)?.level ?? 0,
          ),
        ),
      })),
    }))
    .sort((a, b) => b.models - a.models || (`${a.key}` < `${b.key}` ? -1 : 1));
}

// Of two middle levels the lower: a level half reached is not reached
function lowerMedian(levels: number[]): number {
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
