import { InputError } from '@backstage/errors';
import type { ModelSummary } from '@waymark/backstage-plugin-waymark-common';

/** What a list of models is narrowed to and sorted by. */
export type ModelsFilter = {
  owner?: string;
  tier?: string;
  level?: number;
  /** `<metric>:<band>` */
  band?: string;
  q?: string;
  /** A field, `-` before it for descending */
  sort?: string;
};

type SortKey = (model: ModelSummary) => string | number | undefined;

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
 * @throws InputError when a filter cannot be read
 */
export function selectModels(
  models: ModelSummary[],
  filter: ModelsFilter,
): ModelSummary[] {
  const [metric, band] = filter.band?.split(':') ?? [];
  if (filter.band !== undefined && !band) {
    throw new InputError("'band' must be <metric>:<band>");
  }
  const q = filter.q?.trim().toLocaleLowerCase('en-US');
  const matches = models.filter(
    model =>
      (!filter.owner || model.owner === filter.owner) &&
      (!filter.tier || model.tier === filter.tier) &&
      (filter.level === undefined || model.level?.level === filter.level) &&
      (!band || model.figures[metric]?.band === band) &&
      (!q || searchable(model).includes(q)),
  );
  return sortModels(matches, filter.sort ?? 'name');
}

function searchable(model: ModelSummary): string {
  return [model.name, model.title, model.owner, model.type]
    .join(' ')
    .toLocaleLowerCase('en-US');
}

function sortModels(models: ModelSummary[], sort: string): ModelSummary[] {
  const descending = sort.startsWith('-');
  const name = sort.replace(/^-/, '');
  const key = Object.hasOwn(SORTS, name) ? SORTS[name] : figureKey(name);
  return [...models].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    const order =
      typeof x === 'string' && typeof y === 'string'
        ? x.localeCompare(y, 'en')
        : Number(x > y) - Number(x < y);
    return (descending ? -order : order) || (a.ref < b.ref ? -1 : 1);
  });
}

function figureKey(metric: string): SortKey {
  return model => model.figures[metric]?.value ?? undefined;
}
