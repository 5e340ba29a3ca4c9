import type {
  Figure,
  FigureOptions,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { metricTitle } from '../../format';
import type { Translate } from '../../translation';
import { type CsvCell, toCsv } from '../common/table/toCsv';

const columns: [
  name: string,
  read: (figure: Figure, t: Translate) => CsvCell,
][] = [
  ['from', figure => figure.window.from],
  ['to', figure => figure.window.to],
  ['metric', figure => figure.id],
  ['title', (figure, t) => metricTitle(t, figure.id)],
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
  t: Translate,
  metrics: ModelMetrics,
  figures: Figure[],
  asked: FigureOptions,
): string {
  const { environment = 'production', cohort = 'all' } = asked;
  const { version = 'all', asOf } = asked;
  const head = ['model', 'environment', 'cohort', 'version', 'asOf'];
  const lead = [metrics.model, environment, cohort, version, asOf];
  return toCsv([
    [...head, ...columns.map(([name]) => name)],
    ...figures.map(figure => [
      ...lead,
      ...columns.map(([, read]) => read(figure, t)),
    ]),
  ]);
}
