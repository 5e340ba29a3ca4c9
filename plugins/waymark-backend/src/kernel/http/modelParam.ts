import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { Request } from 'express';

/** Path of one model, as in Backstage's own routes. */
export const MODEL_PATH = '/models/:kind/:namespace/:name';

/** @throws NotFoundError for refs of another kind */
export function modelParam(req: Request): string {
  const ref = stringifyEntityRef({
    kind: req.params.kind,
    namespace: req.params.namespace,
    name: req.params.name,
  });
  if (!ref.startsWith('model:')) throw new NotFoundError(`${ref} is no model`);
  return ref;
}
