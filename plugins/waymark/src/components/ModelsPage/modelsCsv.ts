import type { ModelSummary } from '@waymark/backstage-plugin-waymark-common';
import { DORA_METRICS } from './doraMetrics';

type Cell = string | number | boolean | null | undefined;

const COLUMNS: [string, (model: ModelSummary) => Cell][] = [
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
  ...DORA_METRICS.flatMap((id): [string, (model: ModelSummary) => Cell][] => [
    [id, model => model.figures[id]?.value],
    [`${id}Unit`, model => model.figures[id]?.unit],
    [`${id}Band`, model => model.figures[id]?.band],
  ]),
  [
    'deployments90d',
    model => model.deployments90d.reduce((sum, count) => sum + count, 0),
  ],
  ['freshnessMs', model => model.freshness],
  ['attention', model => model.attention.map(({ text }) => text).join('; ')],
  ['inCatalog', model => model.inCatalog],
];

/** The list as CSV (RFC 4180), values unrounded and in the API's units. */
export function modelsCsv(models: readonly ModelSummary[]): string {
  const rows = models.map(model => COLUMNS.map(([, read]) => read(model)));
  return [COLUMNS.map(([name]) => name), ...rows]
    .map(row => `${row.map(encode).join(',')}\r\n`)
    .join('');
}

function encode(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  // Spreadsheets would run a cell that starts so as a formula.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
