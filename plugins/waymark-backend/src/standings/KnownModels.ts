import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ownersOf } from 'backstage-plugin-waymark-common';
import type { ModelAccess } from '../kernel/access/ModelAccess';
import type { CatalogModels } from '../kernel/catalog/CatalogModels';
import type { Snapshot } from './makeSnapshot';
import { toFields, type ModelFields } from './ModelFields';
import type { SnapshotStore, StoredSnapshot } from './SnapshotStore';

/** A model as lists know it. Of a shadow model there is no entity. */
export type KnownModel = {
  ref: string;
  entity?: Entity;
  /** Refs of all its owners */
  owners?: string[];
  fields: ModelFields;
  snapshot?: Snapshot;
};

export type KnownModelsOptions = {
  access: Pick<ModelAccess, 'withoutEntity'>;
  catalog: Pick<CatalogModels, 'visibleTo'>;
  snapshots: SnapshotStore;
  /** Makes one model's row anew */
  refresh: (ref: string) => Promise<void>;
};

/** How many rows a list waits for; the others are left to the upkeep. */
const AT_ONCE = 25;

type Snapshots = ReadonlyMap<string, StoredSnapshot>;

/** What a reading of the catalog comes to with the rows as they are. */
type Joined = {
  snapshots: Snapshots;
  models: KnownModel[];
  /** Models whose row was made of another state of their entity, or never */
  moved: string[];
  /** Models with events that are not in the reading */
  others: string[];
  /** The same with those of them that are in no catalog */
  whole?: { shadows: string[]; models: KnownModel[] };
};

/** A reading of the catalog by a caller. */
type Reading = {
  models: KnownModel[];
  /** Made anew for this reading: then they are of the catalog as it is */
  refreshed: Set<string>;
  joined?: Joined;
};

/**
 * The models a caller may see, those in no catalog among them. While neither
 * the caller's reading of the catalog nor any row changes, they are put
 * together once.
 */
export class KnownModels {
  readonly #readings = new WeakMap<Map<string, Entity>, Reading>();

  static create(options: KnownModelsOptions): KnownModels {
    return new KnownModels(options);
  }

  private constructor(private readonly options: KnownModelsOptions) {}

  async visibleTo(
    credentials: BackstageCredentials,
  ): Promise<readonly KnownModel[]> {
    const { access, catalog, snapshots } = this.options;
    const reading = this.#readingOf(await catalog.visibleTo(credentials));
    let joined = join(reading, await snapshots.all());
    if (await this.#refreshMoved(reading, joined)) {
      joined = join(reading, await snapshots.all());
    }
    const shadows = await access.withoutEntity(joined.others, credentials);
    return withShadows(joined, shadows);
  }

  #readingOf(visible: Map<string, Entity>): Reading {
    const known = this.#readings.get(visible);
    if (known) return known;
    const models = [...visible].map(([ref, entity]) => ({
      ref,
      entity,
      owners: ownersOf(entity),
      fields: toFields(ref, entity),
    }));
    const reading = { models, refreshed: new Set<string>() };
    this.#readings.set(visible, reading);
    return reading;
  }

  /** @returns whether there were any */
  async #refreshMoved(
    { refreshed }: Reading,
    { moved }: Joined,
  ): Promise<boolean> {
    const waiting = moved.filter(ref => !refreshed.has(ref)).slice(0, AT_ONCE);
    await Promise.all(waiting.map(ref => this.options.refresh(ref)));
    for (const ref of waiting) refreshed.add(ref);
    return waiting.length > 0;
  }
}

function withShadows(joined: Joined, shadows: string[]): KnownModel[] {
  const { models, snapshots, whole } = joined;
  if (shadows.length === 0) return models;
  if (whole && isSameList(whole.shadows, shadows)) return whole.models;
  joined.whole = {
    shadows,
    models: [
      ...models,
      ...shadows.map(ref => ({
        ref,
        fields: toFields(ref),
        snapshot: snapshots.get(ref)?.snapshot,
      })),
    ],
  };
  return joined.whole.models;
}

function isSameList(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function join(reading: Reading, snapshots: Snapshots): Joined {
  if (reading.joined?.snapshots === snapshots) return reading.joined;
  const seen = new Set(reading.models.map(({ ref }) => ref));
  reading.joined = {
    snapshots,
    models: reading.models.map(model => ({
      ...model,
      snapshot: snapshots.get(model.ref)?.snapshot,
    })),
    moved: reading.models
      .filter(
        ({ ref, entity }) => snapshots.get(ref)?.etag !== entity?.metadata.etag,
      )
      .map(({ ref }) => ref),
    others: [...snapshots]
      .filter(([ref, { snapshot }]) => snapshot.hasEvents && !seen.has(ref))
      .map(([ref]) => ref),
  };
  return reading.joined;
}
