import { isError, ResponseError } from '@backstage/errors';
import type { Translate } from '../../translation';

/** What somebody wanted to do, as in "You may not …", and what it takes. */
export type RefusalOptions = {
  what: string;
  permission: string;
  /** What to do when nobody knows whether it was done */
  uncertain?: string;
};

/** Why something could not be done, whether anything changed, and what to do. */
export function refusalOf(
  t: Translate,
  error: Error,
  options: RefusalOptions,
): string {
  const { what, permission } = options;
  const cause = 'cause' in error && isError(error.cause) ? error.cause : error;
  const names = [error.name, cause.name];
  if (names.includes('NotAllowedError')) {
    return t('common.decision.refused', { what, permission });
  }
  const refused =
    (error instanceof ResponseError && error.statusCode < 500) ||
    names.includes('ConflictError') ||
    names.includes('InputError');
  if (refused) {
    const reason = withStop(cause.message);
    return t('common.decision.nothingChanged', { reason });
  }
  const uncertain = options.uncertain ?? t('common.decision.uncertain');
  return `${withStop(error.message)} ${uncertain}`;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
