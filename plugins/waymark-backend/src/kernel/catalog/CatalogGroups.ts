import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** How long a reading of the catalog is trusted, milliseconds. */
const TRUSTED_MS = 30_000;

/**
 * The catalog's groups and what lies below each, read as the engine: whom a
 * model belongs to does not depend on who asks.
 */
export class CatalogGroups {
  #reading?: { at: number; children: Promise<Map<string, string[]>> };
  #parents?: { of: Map<string, string[]>; parents: Map<string, string[]> };

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): CatalogGroups {
    return new CatalogGroups(options.catalog, options.auth);
  }

  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /** The owner and, for a group, every group below it */
  async withDescendants(owner: string): Promise<Set<string>> {
    const found = new Set([owner]);
    if (!owner.startsWith('group:')) return found;
    const children = await this.#children();
    for (const group of found) {
      for (const child of children.get(group) ?? []) found.add(child);
    }
    return found;
  }

  /** The owner and, for a group, every group above it */
  async withAncestors(owner: string): Promise<Set<string>> {
    const found = new Set([owner]);
    if (!owner.startsWith('group:')) return found;
    const children = await this.#children();
    if (this.#parents?.of !== children) {
      this.#parents = { of: children, parents: turned(children) };
    }
    for (const group of found) {
      for (const parent of this.#parents.parents.get(group) ?? []) {
        found.add(parent);
      }
    }
    return found;
  }

  #children(): Promise<Map<string, string[]>> {
    if (!this.#reading || Date.now() - this.#reading.at >= TRUSTED_MS) {
      const children = this.#fetch();
      children.catch(() => {
        this.#reading = undefined;
      });
      this.#reading = { at: Date.now(), children };
    }
    return this.#reading.children;
  }

  async #fetch(): Promise<Map<string, string[]>> {
    const { items } = await this.catalog.getEntities(
      {
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.map(group => [
        stringifyEntityRef(group),
        (group.relations ?? [])
          .filter(({ type }) => type === RELATION_PARENT_OF)
          .map(({ targetRef }) => targetRef),
      ]),
    );
  }
}

function turned(children: Map<string, string[]>): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const [parent, below] of children) {
    for (const child of below) {
      parents.set(child, [...(parents.get(child) ?? []), parent]);
    }
  }
  return parents;
}
