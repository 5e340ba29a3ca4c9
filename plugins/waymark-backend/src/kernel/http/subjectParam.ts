import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Request } from 'express';

/** Path of a team or the platform, as frameworks judge them. */
export const SUBJECT_PATH = '/maturity/subjects/:kind/:namespace/:name';

/** Ref of a model, a team or the platform, whatever the path. */
export function subjectParam({ params }: Request): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}
