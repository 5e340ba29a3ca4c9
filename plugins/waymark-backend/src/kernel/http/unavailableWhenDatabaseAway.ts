import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { isDatabaseAway } from '../database/dialect';

/** When to come back, in seconds. */
const RETRY_AFTER = '5';

/**
 * Tells callers to come back when the database is away, or whatever else is. What
 * the driver says is left out of the answer and of the log but for its code: it
 * holds the statement and its values.
 */
export function unavailableWhenDatabaseAway(
  logger: LoggerService,
): ErrorRequestHandler {
  return (error, req, res, next) => {
    const isAway = isDatabaseAway(error);
    if (isAway || error?.name === 'ServiceUnavailableError') {
      res.setHeader('Retry-After', RETRY_AFTER);
    }
    if (!isAway) {
      next(error);
      return;
    }
    const code = error?.code ?? error?.name;
    logger.warn(`The database is away (${code}): ${req.method} ${req.path}`);
    next(new ServiceUnavailableError('The database is away; try again'));
  };
}
