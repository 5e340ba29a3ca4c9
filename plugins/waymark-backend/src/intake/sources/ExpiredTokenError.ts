import { AuthenticationError } from '@backstage/errors';
import { formatInstant } from '../../kernel/time/instant';
import type { SourceRecord } from './SourceStore';

/** A source's token that worked once. It tells its sender how to go on. */
export class ExpiredTokenError extends AuthenticationError {
  // Backstage answers errors by this name
  readonly name = 'AuthenticationError';
  readonly sourceId: string;

  constructor({ id, name }: SourceRecord, expiredAt: number) {
    super(
      `This token of the source '${name}' expired at ${formatInstant(
        expiredAt,
      )}. Renew the source on the page Sources or with POST /sources/${id}/renew, and give the new token to whoever sends with this one`,
    );
    this.sourceId = id;
  }
}
