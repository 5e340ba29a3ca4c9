import { AuthenticationError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { SourceRecord } from '../sources/SourceStore';
import { principalName } from './principalName';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** Who sends: a source by its token, or somebody with a Backstage token. */
export type Identified = {
  /** The source's id, or who Backstage says it is */
  name: string;
  source?: SourceRecord;
};

/**
 * For paths that lie under an open prefix and so check for themselves.
 *
 * @param permission - what a Backstage token needs; a source token is its own
 * @throws AuthenticationError when a source token is wrong or was revoked
 * @throws NotAllowedError without the permission
 */
export async function identifySender(
  options: Pick<RouterOptions, 'access' | 'httpAuth' | 'sources'>,
  req: Request,
  permission: BasicPermission,
): Promise<Identified> {
  const [, token] =
    /^Bearer (wmk_.+)$/i.exec(req.headers.authorization ?? '') ?? [];
  if (token) {
    const source = await options.sources.authenticate(token);
    if (!source) {
      throw new AuthenticationError(
        'This source token is wrong or was revoked',
      );
    }
    return { name: source.id, source };
  }
  const credentials = await options.httpAuth.credentials(req, SIGNED_IN);
  await options.access.require(permission, credentials);
  return { name: principalName(credentials) };
}
