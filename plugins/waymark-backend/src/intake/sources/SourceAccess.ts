import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  waymarkSourceCreateAnyPermission,
  waymarkSourceCreatePermission,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import type { Access } from '../../kernel/access/createAccess';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import type { Kernel } from '../../kernel/createKernel';
import type { LedgerRoom } from '../../ledger/createLedger';
import { claimModel } from './claimModel';
import type { Claim, SourceRecord, SourceStore } from './SourceStore';

export type SourceAccessOptions = Pick<Access, 'access' | 'lastOwners'> &
  Pick<Kernel, 'catalog'> &
  Pick<LedgerRoom, 'ledger'> & { sources: SourceStore };

/** Who may make source tokens, and look after those there are. */
export class SourceAccess {
  static create(options: SourceAccessOptions): SourceAccess {
    return new SourceAccess(options);
  }

  private constructor(private readonly options: SourceAccessOptions) {}

  /**
   * A token speaks for its models, so it takes being allowed to make sources
   * for each of them and seeing it in the catalog. One that may speak of any
   * model, or of one in no catalog, has a permission of its own. Whoever is
   * about to register a model may have one for it beforehand, for a while.
   *
   * @param models - entity refs; undefined is any
   * @param owner - whom the one model is to belong to that is in no catalog yet
   * @returns what the source claims, if its model is in no catalog yet
   * @throws NotAllowedError naming the permission, and who owns the model
   */
  async requireFor(
    models: string[] | undefined,
    credentials: BackstageCredentials,
    owner?: string,
  ): Promise<Claim | undefined> {
    const { access, catalog } = this.options;
    if (await access.may(waymarkSourceCreateAnyPermission, credentials)) {
      return undefined;
    }
    if (!models) {
      await access.require(waymarkSourceCreateAnyPermission, credentials);
      return undefined;
    }
    const [shown, known] = await Promise.all([
      access.shown(models, credentials),
      catalog.getMany(models),
    ]);
    const unseen = models.find(model => !shown.has(model));
    if (unseen) {
      if (owner && models.length === 1 && !known.has(unseen)) {
        return claimModel(this.options, { model: unseen, owner, credentials });
      }
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
      const owners = known.get(closed) ? ownersOf(known.get(closed)!) : [];
      throw new NotAllowedError(
        `${closed} belongs to ${
          owners.join(', ') || 'nobody'
        }. A source of it needs the permission ${
          waymarkSourceCreatePermission.name
        } on ${closed}, which you do not have`,
      );
    }
    return undefined;
  }

  /**
   * A source's ids are its own: who sends by another team's source could take
   * the ids of its events beforehand. Approvals are for operators to entrust.
   *
   * @throws NotAllowedError saying whose the source is
   */
  async requireVoice(
    voice: { eventSource: string; approver?: boolean },
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access, sources } = this.options;
    const { eventSource, approver } = voice;
    if (eventSource === PORTAL_EVENT_SOURCE) {
      throw new NotAllowedError(
        `${eventSource} is the portal's own source, under which only the portal appends`,
      );
    }
    if (approver) {
      await access.require(waymarkSourceCreateAnyPermission, credentials);
    }
    const same = (await sources.list()).filter(
      source => source.eventSource === eventSource,
    );
    const own = await this.ownAmong(same, credentials);
    const other = same.find(({ id }) => !own.has(id));
    if (other) {
      throw new NotAllowedError(
        `${eventSource} is the event source of '${other.name}', which ${other.createdBy} made and which speaks of models that are not yours. Choose another`,
      );
    }
  }

  /**
   * Those of the sources that the caller might make themselves, or that claim a
   * model for the caller
   */
  async ownAmong(
    sources: SourceRecord[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const { access } = this.options;
    if (await access.may(waymarkSourceCreateAnyPermission, credentials)) {
      return new Set(sources.map(({ id }) => id));
    }
    const models = [...new Set(sources.flatMap(source => source.models ?? []))];
    const shown = await access.shown(models, credentials);
    const [open, refs] = await Promise.all([
      access.mayOn(waymarkSourceCreatePermission, credentials, [...shown]),
      access.refsOf(credentials),
    ]);
    return new Set(
      sources
        .filter(
          ({ models: own, claim }) =>
            own?.every(model => open.has(model)) ||
            (claim && refs.has(claim.owner)),
        )
        .map(({ id }) => id),
    );
  }

  /** Whether it is one of {@link ownAmong} */
  async isOwn(id: string, credentials: BackstageCredentials): Promise<boolean> {
    const source = await this.options.sources.get(id);
    if (!source) return false;
    return (await this.ownAmong([source], credentials)).has(id);
  }
}
