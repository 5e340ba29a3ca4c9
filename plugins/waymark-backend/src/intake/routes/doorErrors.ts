import type { ErrorRequestHandler } from 'express';

/** Says when to come back to a sender that met a limit which will not hold for long. */
export function doorErrors(): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (typeof error.retryAfter === 'number') {
      res.setHeader('Retry-After', `${error.retryAfter}`);
    }
    next(error);
  };
}
