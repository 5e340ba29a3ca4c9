import type {
  MaturityOverview,
  ModelStanding,
} from 'backstage-plugin-waymark-common';
import { toCsv, type CsvCell } from '../common/table/toCsv';

type Areas = MaturityOverview['framework']['areas'];
type Levels = ModelStanding['areas'];

/** The heat map's models as CSV, an area a column. */
export function modelsHeatMapCsv(areas: Areas, models: ModelStanding[]) {
  return toCsv([
    [
      ...['ref', 'title', 'owner', 'system', 'tier', 'level', 'targetLevel'],
      ...areas.map(({ id }) => id),
    ],
    ...models.map(model => [
      model.ref,
      model.title ?? model.name,
      model.owner,
      model.system,
      model.tier,
      model.level,
      model.target,
      ...levelsOf(areas, model.areas),
    ]),
  ]);
}

/** The heat map's groups as CSV. */
export function groupsHeatMapCsv(
  areas: Areas,
  groups: MaturityOverview['groups'],
) {
  return toCsv([
    ['group', 'models', 'belowTarget', 'level', ...areas.map(({ id }) => id)],
    ...groups.map(group => [
      group.key,
      group.models,
      group.belowTarget,
      group.level,
      ...levelsOf(areas, group.areas),
    ]),
  ]);
}

function levelsOf(areas: Areas, levels: Levels): CsvCell[] {
  return areas.map(({ id }) => levels.find(area => area.id === id)?.level);
}
