import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelEntity } from 'backstage-plugin-waymark-common';

/** How long a reading of the catalog is trusted, milliseconds. */
const TRUSTED_MS = 30_000;
/** Of more models than this, all are read: the catalog limits a request's bytes. */
const MOST_REFS = 1_000;

type Reading = { at: number; models: Promise<Map<string, Entity>> };

/**
 * The catalog's models, by ref: all of them for the engine, or those a caller
 * may see. Readings are kept for 30 seconds.
 */
export class CatalogModels {
  readonly #readings = new Map<string, Reading>();
  #last?: Map<string, Entity>;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): CatalogModels {
    return new CatalogModels(options.catalog, options.auth, options.logger);
  }

  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly logger: LoggerService,
  ) {}

  /** Every model, whoever asks */
  async all(options: { fresh?: boolean } = {}): Promise<Map<string, Entity>> {
    if (options.fresh) this.#readings.delete('');
    const reading = this.#read('', await this.auth.getOwnServiceCredentials());
    const models = await reading;
    // A later reading may have come meanwhile
    if (this.#readings.get('')?.models === reading) this.#last = models;
    return models;
  }

  /**
   * A model as last read, without asking the catalog unless it was never read.
   * Undefined also for a model that came to the catalog since.
   */
  async lastRead(ref: string): Promise<Entity | undefined> {
    const last = this.#last ?? (await this.known());
    return last.get(ref);
  }

  /** Every model as last read, none if never, where the catalog does not answer */
  async known(): Promise<Map<string, Entity>> {
    try {
      return await this.all();
    } catch (error) {
      this.logger.warn(
        `The catalog does not answer; events are given their models by ${
          this.#last ? 'what it last said' : 'what they name themselves'
        }`,
        toError(error),
      );
    }
    return this.#last ?? new Map();
  }

  /** Those of the refs that the catalog does not know, whoever asks; fresh */
  async withoutEntity(refs: string[]): Promise<string[]> {
    if (refs.length === 0) return [];
    const known = await this.all();
    const unknown = refs.filter(ref => !known.has(ref));
    if (unknown.length === 0) return [];
    const { items } = await this.catalog.getEntitiesByRefs(
      {
        entityRefs: unknown,
        fields: ['apiVersion', 'kind', 'metadata.name'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    return unknown.filter((_, index) => !ours(items[index]));
  }

  /** Those of the refs that a caller may see; fresh */
  async shown(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    if (refs.length === 0) return new Set();
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'metadata.name'] },
      { credentials },
    );
    return new Set(refs.filter((_, index) => items[index]));
  }

  /** The models a caller may see */
  async visibleTo(
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    return this.#read(JSON.stringify(credentials.principal), credentials);
  }

  /** One model, fresh, whoever asks */
  async get(ref: string): Promise<Entity | undefined> {
    return this.getFor(ref, await this.auth.getOwnServiceCredentials());
  }

  /** One model, fresh, if the caller may see it */
  async getFor(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return ours(await this.catalog.getEntityByRef(ref, { credentials }));
  }

  /** Those of the refs that the catalog knows, fresh, whoever asks; in one call */
  async getMany(refs: string[]): Promise<Map<string, Entity>> {
    if (refs.length > MOST_REFS) {
      const all = await this.all({ fresh: true });
      return new Map(
        refs.flatMap(ref => {
          const entity = all.get(ref);
          return entity ? [[ref, entity]] : [];
        }),
      );
    }
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    return new Map(
      refs.flatMap((ref, index) => {
        const entity = ours(items[index]);
        return entity ? [[ref, entity]] : [];
      }),
    );
  }

  #read(
    key: string,
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    const known = this.#readings.get(key);
    if (known && Date.now() - known.at < TRUSTED_MS) return known.models;
    for (const [other, { at }] of this.#readings) {
      if (Date.now() - at >= TRUSTED_MS) this.#readings.delete(other);
    }
    const models = this.#fetch(credentials);
    models.catch(() => this.#readings.delete(key));
    this.#readings.set(key, { at: Date.now(), models });
    return models;
  }

  async #fetch(
    credentials: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    const { items } = await this.catalog.getEntities(
      { filter: { kind: 'Model' } },
      { credentials },
    );
    return new Map(
      items
        .filter(isModelEntity)
        .map(entity => [stringifyEntityRef(entity), entity]),
    );
  }
}

/** Other plugins have kinds named Model too, which are not of Waymark's API. */
function ours(entity: Entity | undefined): Entity | undefined {
  const isModel = entity?.kind.toLocaleLowerCase('en-US') === 'model';
  return isModel && !isModelEntity(entity) ? undefined : entity;
}
