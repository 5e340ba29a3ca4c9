import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  waymarkSourceCreateAnyPermission,
  waymarkSourceCreatePermission,
} from 'backstage-plugin-waymark-common';
import type { ModelAccess } from '../../kernel/access/ModelAccess';
import type { SourceRecord } from './SourceStore';

/** Who may make source tokens, and look after those there are. */
export class SourceAccess {
  static create(options: { access: ModelAccess }): SourceAccess {
    return new SourceAccess(options.access);
  }

  private constructor(private readonly access: ModelAccess) {}

  /**
   * A token speaks for its models, so it takes being allowed to make sources
   * for each of them and seeing it in the catalog. One that may speak of any
   * model, or of one in no catalog, has a permission of its own.
   *
   * @param models - entity refs; undefined is any
   * @throws NotAllowedError naming the permission
   */
  async requireFor(
    models: string[] | undefined,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access } = this;
    if (await access.may(waymarkSourceCreateAnyPermission, credentials)) return;
    if (!models) {
      await access.require(waymarkSourceCreateAnyPermission, credentials);
      return;
    }
    const shown = await access.shown(models, credentials);
    const unseen = models.find(model => !shown.has(model));
    if (unseen) {
      throw new NotAllowedError(
        `The catalog shows you no ${unseen}. A source of a model in no catalog needs the permission ${waymarkSourceCreateAnyPermission.name}`,
      );
    }
    const open = await access.mayOn(
      waymarkSourceCreatePermission,
      credentials,
      models,
    );
    const closed = models.find(model => !open.has(model));
    if (closed) {
      await access.require(waymarkSourceCreatePermission, credentials, closed);
    }
  }

  /** Those of the sources that the caller might make themselves */
  async ownAmong(
    sources: SourceRecord[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const { access } = this;
    if (await access.may(waymarkSourceCreateAnyPermission, credentials)) {
      return new Set(sources.map(({ id }) => id));
    }
    const models = [...new Set(sources.flatMap(source => source.models ?? []))];
    const shown = await access.shown(models, credentials);
    const open = await access.mayOn(
      waymarkSourceCreatePermission,
      credentials,
      [...shown],
    );
    return new Set(
      sources
        .filter(source => source.models?.every(model => open.has(model)))
        .map(({ id }) => id),
    );
  }
}
