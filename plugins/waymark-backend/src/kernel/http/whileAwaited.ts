import { InputError } from '@backstage/errors';
import type express from 'express';

/** Aborted when the caller goes away before the answer is sent. */
export function whileAwaited(res: express.Response): AbortSignal {
  const controller = new AbortController();
  const end = () => {
    if (res.writableFinished) return;
    controller.abort(new InputError('The caller went away'));
  };
  if (res.closed) end();
  else res.once('close', end);
  return controller.signal;
}
