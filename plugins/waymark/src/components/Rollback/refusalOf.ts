import { isError, ResponseError } from '@backstage/errors';
import { waymarkRollbackCreatePermission } from '@waymark/backstage-plugin-waymark-common';

/** Why a rollback could not be asked for, whether anything changed, and what to do. */
export function refusalOf(error: Error): string {
  const cause = 'cause' in error && isError(error.cause) ? error.cause : error;
  const names = [error.name, cause.name];
  if (names.includes('NotAllowedError')) {
    return `You may not roll back. It takes the permission ${waymarkRollbackCreatePermission.name}. Nothing was changed.`;
  }
  const refused =
    (error instanceof ResponseError && error.statusCode < 500) ||
    names.includes('ConflictError') ||
    names.includes('InputError');
  return refused
    ? `${withStop(cause.message)} Nothing was changed.`
    : `${withStop(
        error.message,
      )} It may have arrived or not: trying again asks only once.`;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
