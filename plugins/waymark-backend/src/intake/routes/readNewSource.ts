import { toError } from '@backstage/errors';
import type { CreateSourceRequest } from 'backstage-plugin-waymark-common';
import { parseModelRef } from 'backstage-plugin-waymark-node';
import { wholeRef } from '../../kernel/catalog/scope';
import { inputError } from '../../kernel/http/inputError';
import { validateBody } from '../../kernel/http/validateBody';
import { parseInstant } from '../../kernel/time/instant';

/**
 * What a source is to be, with whole refs.
 *
 * @throws InputError naming what is wrong with it
 */
export function readNewSource(body: unknown) {
  const request = validateBody<CreateSourceRequest>(
    'CreateSourceRequest',
    body,
  );
  const { owner } = request;
  return {
    ...request,
    models: request.models?.map(readModelRef),
    owner: owner === undefined ? undefined : wholeRef(owner, 'group'),
    expiresAt: readEnd(request.expiresAt),
  };
}

/** @throws InputError when the end is not to come */
export function readEnd(
  expiresAt: string | null | undefined,
): number | undefined {
  if (expiresAt === undefined || expiresAt === null) return undefined;
  const end = parseInstant(expiresAt);
  if (end === undefined || end <= Date.now()) {
    const message = 'must be a date-time that is yet to come';
    throw inputError([{ path: '/expiresAt', message }]);
  }
  return end;
}

function readModelRef(text: string, index: number): string {
  try {
    return parseModelRef(text);
  } catch (error) {
    const { message } = toError(error);
    throw inputError([{ path: `/models/${index}`, message }]);
  }
}
