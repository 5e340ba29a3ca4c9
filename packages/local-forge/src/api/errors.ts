import { ErrorRequestHandler } from 'express';
import { ForgeLog } from '../ForgeLog';

const statuses: Record<string, number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  ServiceUnavailableError: 503,
};

/**
 * Answers errors as GitLab does, `{ message }`, and logs those that are ours.
 *
 * @public
 */
export function answerErrors(log: ForgeLog): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statuses[error.name] ?? error.statusCode ?? 500;
    if (status >= 500) {
      log(`${req.method} ${req.path}: ${error.stack ?? error}`);
    }
    res.status(status).json({
      error: error.name,
      message: status === 500 ? 'Internal error, see the log' : error.message,
    });
  };
}
