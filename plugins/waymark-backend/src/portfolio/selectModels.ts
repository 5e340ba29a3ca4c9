import { InputError } from '@backstage/errors';
import type { BandName } from 'backstage-plugin-waymark-common';
import { pageOf, type Page, type PageQuery } from '../kernel/http/page';
import { firstInOrder } from '../standings/firstInOrder';
import type { KnownModel } from '../standings/KnownModels';
import { DORA_METRICS } from '../standings/makeSnapshot';
import type { ModelFields } from '../standings/ModelFields';

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
  /** Those that serve in production against a gate’s decision */
  gate?: 'denied';
  q?: string;
  /** A field, `-` before it for descending */
  sort?: string;
};

type SortKey = (model: KnownModel) => string | number | undefined;

const BAND_NAMES: BandName[] = ['elite', 'high', 'medium', 'low'];
const TIERS = ['minimal', 'limited', 'high', 'prohibited'];

const SORTS: Record<string, SortKey> = {
  name: ({ fields }) => fields.title ?? fields.name,
  owner: ({ fields }) => fields.owner ?? undefined,
  tier: ({ fields: { tier } }) => (tier ? TIERS.indexOf(tier) : undefined),
  level: ({ snapshot }) => snapshot?.level?.level,
  // Those that lack most of what they owe last, as levels are sorted
  controls: ({ snapshot: { controls } = {} }) =>
    controls ? controls.met - controls.total : undefined,
  // The longer ago, the less fresh
  freshness: ({ snapshot: { freshSince } = {} }) =>
    freshSince === undefined ? undefined : -freshSince,
  deployed: ({ snapshot }) =>
    snapshot?.live.find(({ tier }) => tier === 'production')?.since,
};

/**
 * Filters and sorts; models without a value come last either way.
 *
 * @param owners - the owner asked for and the groups below it
 * @throws InputError when a filter cannot be read
 */
export function selectModels(
  models: readonly KnownModel[],
  filter: ModelsFilter,
  page: PageQuery,
  owners: ReadonlySet<string> = new Set(filter.owner ? [filter.owner] : []),
): Page<KnownModel> {
  const [metric, band] = readBand(filter.band);
  const compare = readSort(filter.sort ?? 'name');
  const q = filter.q?.trim().toLocaleLowerCase('en-US');
  const selected = models.filter(
    ({ fields, snapshot, owners: own = [] }) =>
      (!filter.owner || own.some(owner => owners.has(owner))) &&
      (!filter.tier || fields.tier === filter.tier) &&
      (filter.level === undefined || snapshot?.level?.level === filter.level) &&
      (!filter.gate || (snapshot?.deniedIn ?? []).length > 0) &&
      (!metric || snapshot?.figures[metric]?.band === band) &&
      (!q || searchable(fields).includes(q)),
  );
  const { offset, limit } = page;
  const first = firstInOrder(selected, offset + limit, compare);
  return pageOf(first.slice(offset), selected.length, page);
}

function searchable({ name, title, owner, type }: ModelFields): string {
  return [name, title, owner, type].join(' ').toLocaleLowerCase('en-US');
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

function readSort(sort: string): (a: KnownModel, b: KnownModel) => number {
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
  return ({ snapshot }) => snapshot?.figures[metric]?.value ?? undefined;
}
