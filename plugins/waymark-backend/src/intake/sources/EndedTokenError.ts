import { AuthenticationError } from '@backstage/errors';
import { formatInstant } from '../../kernel/time/instant';
import type { SourceRecord } from './SourceStore';

/** A source's token that worked once. It tells its sender how to go on. */
export class EndedTokenError extends AuthenticationError {
  // Backstage answers errors by this name
  readonly name = 'AuthenticationError';
  readonly sourceId: string;

  /** A token whose time is over */
  static expired(source: SourceRecord, expiredAt: number): EndedTokenError {
    const { id, name } = source;
    return new EndedTokenError(
      id,
      `This token of the source '${name}' expired at ${formatInstant(
        expiredAt,
      )}. Renew the source on the page Sources or with POST /sources/${id}/renew, and give the new token to whoever sends with this one`,
    );
  }

  /** A token for a model that was to appear in the catalog, and did not */
  static unclaimed(source: SourceRecord): EndedTokenError {
    const { id, name, models = [], claim } = source;
    return new EndedTokenError(
      id,
      `This token of the source '${name}' ended, because ${models.join(
        ', ',
      )} did not appear in the catalog in time with the owner ${
        claim?.owner
      }. Once it is there, renew the source on the page Sources or with POST /sources/${id}/renew`,
    );
  }

  private constructor(sourceId: string, message: string) {
    super(message);
    this.sourceId = sourceId;
  }
}
