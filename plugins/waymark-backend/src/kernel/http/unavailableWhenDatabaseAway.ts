import { ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { isDatabaseAway } from '../database/dialect';

/**
 * Tells callers to come back when the database is away. What the driver says is
 * left out of the answer: it holds the statement and its values.
 */
export function unavailableWhenDatabaseAway(): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (!isDatabaseAway(error)) {
      next(error);
      return;
    }
    res.setHeader('Retry-After', '5');
    next(new ServiceUnavailableError('The database is away; try again'));
  };
}
