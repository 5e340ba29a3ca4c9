import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { toCsv, type CsvCell } from '../common/table/toCsv';
import { DORA_METRICS } from './doraMetrics';

const COLUMNS: [string, (model: ModelSummary) => CsvCell][] = [
  ['ref', model => model.ref],
  ['title', model => model.title ?? model.name],
  ['owner', model => model.owner],
  ['type', model => model.type],
  ['tier', model => model.tier],
  ['lifecycle', model => model.lifecycle],
  [
    'liveInProduction',
    model =>
      model.live
        .filter(live => live.tier === 'production')
        .map(live => `${live.environment}=${live.version} since ${live.since}`)
        .join('; '),
  ],
  ['level', model => model.level?.level],
  ['targetLevel', model => model.level?.target],
  ['controlsSatisfied', model => model.controls?.met],
  ['controlsOwed', model => model.controls?.total],
  ['deniedIn', model => model.deniedIn.join('; ')],
  ...DORA_METRICS.flatMap(
    (id): [string, (model: ModelSummary) => CsvCell][] => [
      [id, model => model.figures[id]?.value],
      [`${id}Unit`, model => model.figures[id]?.unit],
      [`${id}Band`, model => model.figures[id]?.band],
    ],
  ),
  [
    'deployments90d',
    model => model.deployments90d.reduce((sum, count) => sum + count, 0),
  ],
  ['freshnessMs', model => model.freshness],
  ['attention', model => model.attention.map(({ text }) => text).join('; ')],
  ['inCatalog', model => model.inCatalog],
];

/** The list as CSV, values unrounded and in the API's units. */
export function modelsCsv(models: readonly ModelSummary[]): string {
  return toCsv([
    COLUMNS.map(([name]) => name),
    ...models.map(model => COLUMNS.map(([, read]) => read(model))),
  ]);
}
