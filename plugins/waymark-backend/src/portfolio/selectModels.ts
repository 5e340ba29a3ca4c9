import { InputError } from '@backstage/errors';
import type {
  BandName,
  ModelSummary,
} from '@waymark/backstage-plugin-waymark-common';
import { DORA_METRICS } from './makeSnapshot';

/** What a list of models is narrowed to and sorted by. */
export type ModelsFilter = {
  /** The groups below it count as well */
  owner?: string;
  /** Entity ref */
  system?: string;
  tag?: string;
  tier?: string;
  level?: number;
  /** `<metric>:<band>` */
  band?: string;
  q?: string;
  /** A field, `-` before it for descending */
  sort?: string;
};

type SortKey = (model: ModelSummary) => string | number | undefined;

const BAND_NAMES: BandName[] = ['elite', 'high', 'medium', 'low'];
const TIERS = ['minimal', 'limited', 'high', 'prohibited'];

const SORTS: Record<string, SortKey> = {
  name: model => model.title ?? model.name,
  owner: model => model.owner ?? undefined,
  tier: model => (model.tier ? TIERS.indexOf(model.tier) : undefined),
  level: model => model.level?.level,
  freshness: model => model.freshness ?? undefined,
  deployed: model =>
    model.live.find(({ tier }) => tier === 'production')?.since,
};

/**
 * Filters and sorts; models without a value come last either way.
 *
 * @param owners - the owner asked for and the groups below it
 * @throws InputError when a filter cannot be read
 */
export function selectModels(
  models: ModelSummary[],
  filter: ModelsFilter,
  owners: ReadonlySet<string | null> = new Set([filter.owner ?? null]),
): ModelSummary[] {
  const [metric, band] = readBand(filter.band);
  const compare = readSort(filter.sort ?? 'name');
  const q = filter.q?.trim().toLocaleLowerCase('en-US');
  return models
    .filter(
      model =>
        (!filter.owner || owners.has(model.owner)) &&
        (!filter.tier || model.tier === filter.tier) &&
        (filter.level === undefined || model.level?.level === filter.level) &&
        (!metric || model.figures[metric]?.band === band) &&
        (!q || searchable(model).includes(q)),
    )
    .sort(compare);
}

function searchable(model: ModelSummary): string {
  return [model.name, model.title, model.owner, model.type]
    .join(' ')
    .toLocaleLowerCase('en-US');
}

function readBand(filter: string | undefined): [string?, string?] {
  if (filter === undefined) return [];
  const [metric, band, ...rest] = filter.split(':');
  const isBand = BAND_NAMES.some(name => name === band);
  if (!isSnapshotMetric(metric) || !isBand || rest.length > 0) {
    throw new InputError(
      `'band' must be <metric>:<band>, the metric one of ${DORA_METRICS.join(
        ', ',
      )}, the band one of ${BAND_NAMES.join(', ')}`,
    );
  }
  return [metric, band];
}

function readSort(sort: string): (a: ModelSummary, b: ModelSummary) => number {
  const descending = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  const key = Object.hasOwn(SORTS, name) ? SORTS[name] : figureKey(name);
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    const order =
      typeof x === 'string' && typeof y === 'string'
        ? x.localeCompare(y, 'en')
        : Number(x > y) - Number(x < y);
    return (descending ? -order : order) || (a.ref < b.ref ? -1 : 1);
  };
}

function isSnapshotMetric(name: string): boolean {
  return DORA_METRICS.some(metric => metric === name);
}

function figureKey(metric: string): SortKey {
  if (!isSnapshotMetric(metric)) {
    throw new InputError(
      `'sort' must be one of ${[...Object.keys(SORTS), ...DORA_METRICS].join(
        ', ',
      )}, with '-' before it for descending`,
    );
  }
  return model => model.figures[metric]?.value ?? undefined;
}
