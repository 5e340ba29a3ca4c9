import { isError, ResponseError } from '@backstage/errors';

/** What somebody wanted to do, as in "You may not …", and what it takes. */
export type RefusalOptions = {
  what: string;
  permission: string;
  /** What to do when nobody knows whether it was done */
  uncertain?: string;
};

/** Why something could not be done, whether anything changed, and what to do. */
export function refusalOf(error: Error, options: RefusalOptions): string {
  const cause = 'cause' in error && isError(error.cause) ? error.cause : error;
  const names = [error.name, cause.name];
  if (names.includes('NotAllowedError')) {
    return `You may not ${options.what}. It takes the permission ${options.permission}. Nothing was changed.`;
  }
  const refused =
    (error instanceof ResponseError && error.statusCode < 500) ||
    names.includes('ConflictError') ||
    names.includes('InputError');
  const {
    uncertain = 'It may have arrived or not: trying again asks only once.',
  } = options;
  return refused
    ? `${withStop(cause.message)} Nothing was changed.`
    : `${withStop(error.message)} ${uncertain}`;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
