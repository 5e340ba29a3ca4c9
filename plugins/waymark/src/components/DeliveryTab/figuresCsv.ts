import type {
  Figure,
  FigureOptions,
  ModelMetrics,
} from '@waymark/backstage-plugin-waymark-common';
import { metricTitle } from '../../format';

type Cell = string | number | null | undefined;

const columns: [name: string, read: (figure: Figure) => Cell][] = [
  ['metric', figure => figure.id],
  ['title', figure => metricTitle(figure.id)],
  ['value', figure => figure.value],
  ['unit', figure => figure.unit],
  ['numerator', figure => figure.numerator],
  ['denominator', figure => figure.denominator],
  ['sampleSize', figure => figure.sampleSize],
  ['band', figure => figure.band?.name],
  ['legend', figure => figure.band?.legend],
  ['previousValue', figure => figure.previous?.value],
  ['previousChange', figure => figure.previous?.change],
  ['reason', figure => figure.reason],
  [
    'excluded',
    figure =>
      figure.excluded
        .map(({ reason, count }) => `${reason}=${count}`)
        .join('; '),
  ],
  ['open', figure => figure.open],
  ['unattributed', figure => figure.unattributed],
  ['fixForwards', figure => figure.fixForwards],
  ['maturing', figure => figure.maturing],
  ['definitionVersion', figure => figure.definition.version],
];

/** Figures as CSV (RFC 4180), unrounded, in the API's units, a row a figure. */
export function figuresCsv(
  metrics: ModelMetrics,
  figures: Figure[],
  { environment, cohort, version }: FigureOptions,
): string {
  const { model, window } = metrics;
  const where = environment ?? 'production';
  const head = ['model', 'environment', 'cohort', 'version', 'from', 'to'];
  const { from, to } = window;
  const lead = [model, where, cohort ?? 'all', version ?? 'all', from, to];
  return [
    [...head, ...columns.map(([name]) => name)],
    ...figures.map(figure => [
      ...lead,
      ...columns.map(([, read]) => read(figure)),
    ]),
  ]
    .map(row => `${row.map(encode).join(',')}\r\n`)
    .join('');
}

function encode(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  // A spreadsheet would take these for a formula
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
