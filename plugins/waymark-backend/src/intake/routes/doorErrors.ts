import type { ErrorRequestHandler } from 'express';
import { TooManyEventsError } from '../ingest/RateLimiter';
import { payloadTooLarge, type Limits } from '../ingest/readEvents';

/** Says which limit a sender met, and when to come back. */
export function doorErrors({
  limits,
}: {
  limits: Limits;
}): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (error instanceof TooManyEventsError) {
      res.setHeader('Retry-After', `${error.retryAfter}`);
    }
    next(
      error.type === 'entity.too.large'
        ? payloadTooLarge('A request', limits.requestBytes, 'maxRequestBytes')
        : error,
    );
  };
}
