import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  waymarkModelReadPermission,
  waymarkModelReadRemovedPermission,
} from 'backstage-plugin-waymark-common';
import type { LastOwners } from './LastOwners';
import type { CatalogModels } from '../catalog/CatalogModels';

/** A permission that is decided on a model, a team or the platform. */
export type SubjectPermission = ResourcePermission<'catalog-entity'>;

/** A model a caller may see. A shadow model has no entity. */
export type AccessibleModel = { ref: string; entity?: Entity };

export type ModelAccessOptions = {
  permissions: PermissionsService;
  catalog: CatalogModels;
  lastOwners: LastOwners;
  hasEvents: (ref: string) => Promise<boolean>;
  /** Refs that stand for the caller: their own and their groups' */
  ownershipOf: (credentials: BackstageCredentials) => Promise<string[]>;
};

/** Who may see and do what. */
export class ModelAccess {
  static create(options: ModelAccessOptions): ModelAccess {
    return new ModelAccess(options);
  }

  private constructor(private readonly options: ModelAccessOptions) {}

  /**
   * A policy's conditions on the subject are applied by the catalog. A subject
   * without an entity fulfils none, so there only an unconditional decision
   * allows anything.
   *
   * @param ref - the model, team or platform that it is about
   * @throws NotAllowedError naming the permission
   */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void>;
  async require(
    permission: SubjectPermission,
    credentials: BackstageCredentials,
    ref: string,
  ): Promise<void>;
  async require(
    permission: BasicPermission | SubjectPermission,
    credentials: BackstageCredentials,
    ref?: string,
  ): Promise<void> {
    const allowed =
      permission.type === 'resource'
        ? (await this.mayOn(permission, credentials, [ref!])).has(ref!)
        : await this.may(permission, credentials);
    if (!allowed) {
      const on = ref === undefined ? '' : ` on ${ref}`;
      throw new NotAllowedError(
        `This needs the permission ${permission.name}${on}, which you do not have`,
      );
    }
  }

  async may(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /** Whether the caller may do it on some subjects, whichever these are */
  async mayOnSome(
    permission: SubjectPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return result !== AuthorizeResult.DENY;
  }

  /** Refs that stand for the caller: their own and their groups' */
  async refsOf(credentials: BackstageCredentials): Promise<Set<string>> {
    return new Set(await this.options.ownershipOf(credentials));
  }

  /** Those of the models, teams or the platform on which the caller may do it */
  async mayOn(
    permission: SubjectPermission,
    credentials: BackstageCredentials,
    refs: string[],
  ): Promise<Set<string>> {
    if (refs.length === 0) return new Set();
    const decisions = await this.options.permissions.authorize(
      refs.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return new Set(
      refs.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
  }

  /**
   * Those of the models that are in no catalog, but for those that the catalog
   * once knew and the caller may not read any more
   */
  async withoutEntity(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const absent = await this.options.catalog.withoutEntity(refs);
    return this.#readableOf(absent, credentials);
  }

  /** Of models in no catalog, those the caller may read */
  async #readableOf(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { lastOwners, ownershipOf } = this.options;
    const ownersOf = await lastOwners.of(refs);
    if (
      ownersOf.size === 0 ||
      (await this.may(waymarkModelReadRemovedPermission, credentials))
    ) {
      return refs;
    }
    const claims = new Set(await ownershipOf(credentials));
    return refs.filter(
      ref => ownersOf.get(ref)?.some(owner => claims.has(owner)) ?? true,
    );
  }

  /** Those of the models that the catalog shows to the caller */
  async shown(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    return this.options.catalog.shown(refs, credentials);
  }

  /**
   * The model, when the caller may read models and the catalog shows it to
   * them, or when no catalog knows it and it has events or `allowUnknown`. One
   * that the catalog once knew is for its last owners.
   *
   * @throws NotAllowedError when the caller may read no models at all
   * @throws NotFoundError when there is no such model for this caller
   */
  async open(
    ref: string,
    credentials: BackstageCredentials,
    options: { allowUnknown?: boolean } = {},
  ): Promise<AccessibleModel> {
    await this.require(waymarkModelReadPermission, credentials);
    const entity = await this.options.catalog.getFor(ref, credentials);
    if (entity) return { ref, entity };
    const hidden = await this.options.catalog.get(ref);
    const taken = options.allowUnknown || (await this.options.hasEvents(ref));
    if (!hidden && taken) {
      const [readable] = await this.#readableOf([ref], credentials);
      if (readable) return { ref };
    }
    throw new NotFoundError(`There is no model ${ref}`);
  }

  /**
   * The model, for a sender who speaks of it with a token of its own.
   *
   * @throws NotFoundError when no catalog knows it and it has no events
   */
  async find(ref: string): Promise<AccessibleModel> {
    const entity = await this.options.catalog.get(ref);
    if (entity) return { ref, entity };
    if (await this.options.hasEvents(ref)) return { ref };
    throw new NotFoundError(`There is no model ${ref}`);
  }
}
