import type { LoggerService } from '@backstage/backend-plugin-api';
import { ownersOf } from 'backstage-plugin-waymark-common';
import type { CatalogModels } from '../../kernel/catalog/CatalogModels';
import type { Notifier } from '../../kernel/notify/Notifier';
import { formatInstant } from '../../kernel/time/instant';
import type { SourceRecord, SourceStore } from './SourceStore';

const DAY_MS = 86_400_000;
/** How many days before a token's end people are told, the latest first. */
export const WARNING_DAYS = [3, 14];

type EndingSource = SourceRecord & { expiresAt: number };

/** Tells who answers for a source before its token ends. */
export class ExpiryWarnings {
  static create(options: {
    catalog: CatalogModels;
    logger: LoggerService;
    notifier: Notifier;
    sources: SourceStore;
    /** Who is told where a source's models have no owner */
    fallback: string[];
    now?: () => number;
  }): ExpiryWarnings {
    return new ExpiryWarnings(options);
  }

  private constructor(
    private readonly options: Parameters<typeof ExpiryWarnings.create>[0],
  ) {}

  /**
   * Sends what is due now, each warning once. One that could not be sent is
   * sent the next time, and replaces itself where it had arrived after all.
   */
  async sendDue(): Promise<void> {
    const { logger, notifier, sources } = this.options;
    const now = (this.options.now ?? Date.now)();
    for (const source of await sources.list()) {
      if (!isEnding(source)) continue;
      const days = dueWarning(source, now);
      if (days === undefined) continue;
      const to = await this.#recipients(source);
      if (to.length === 0) {
        logger.warn(
          `The token of the source '${source.name}' expires at ${formatInstant(
            source.expiresAt,
          )}, and nobody could be told: its models have no owner in the catalog, and waymark.sources.notify names nobody`,
        );
      } else if (!(await notifier.send(toNotice(source, { to, days, now })))) {
        continue;
      }
      await sources.markWarned(source, days);
    }
  }

  /** The owners of its models, else whom configuration names */
  async #recipients({ models = [] }: SourceRecord): Promise<string[]> {
    const entities = await this.options.catalog.getMany(models);
    const owners = [...entities.values()].flatMap(ownersOf);
    return owners.length > 0 ? [...new Set(owners)] : this.options.fallback;
  }
}

function isEnding(source: SourceRecord): source is EndingSource {
  return source.revokedAt === undefined && source.expiresAt !== undefined;
}

/**
 * The warning to send now, in days before the end. A token that was made to
 * last no longer than that is not warned of so early.
 */
export function dueWarning(
  { expiresAt, renewedAt, warnedDays = Infinity }: EndingSource,
  now: number,
): number | undefined {
  if (expiresAt <= now) return undefined;
  return WARNING_DAYS.find(
    days =>
      days < warnedDays &&
      expiresAt - now <= days * DAY_MS &&
      expiresAt - renewedAt > days * DAY_MS,
  );
}

function toNotice(
  { id, name, models, expiresAt }: EndingSource,
  { to, days, now }: { to: string[]; days: number; now: number },
) {
  const left = Math.ceil((expiresAt - now) / DAY_MS);
  return {
    to,
    title: `The token of ${name} expires in ${left} ${
      left === 1 ? 'day' : 'days'
    }`,
    description: `From ${formatInstant(expiresAt)} on its events${
      models ? ` of ${models.join(', ')}` : ''
    } are refused. Renew it, and give the new token to whoever sends with it: the present one works beside it for a while.`,
    link: `/models/sources?source=${id}`,
    topic: 'waymark-source',
    scope: `waymark source ${id} ${expiresAt} ${days}`,
  };
}
