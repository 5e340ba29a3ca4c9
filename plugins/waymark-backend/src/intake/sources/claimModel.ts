import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  waymarkSourceCreateAnyPermission,
  waymarkSourceCreatePermission,
} from 'backstage-plugin-waymark-common';
import type { SourceAccessOptions } from './SourceAccess';
import type { Claim } from './SourceStore';

/** How long a claimed model may take to appear in the catalog, milliseconds. */
const CLAIM_MS = 30 * 60_000;

/**
 * Lets somebody make a source of a model that is in no catalog yet, as a
 * template does before it registers the model: nobody may ever have used the
 * name, and the model is to belong to them.
 *
 * @throws NotAllowedError saying what is in the way
 */
export async function claimModel(
  options: SourceAccessOptions,
  claim: { model: string; owner: string; credentials: BackstageCredentials },
): Promise<Claim> {
  const { access, lastOwners, ledger, sources } = options;
  const { model, owner, credentials } = claim;
  if (!(await access.mayOnSome(waymarkSourceCreatePermission, credentials))) {
    throw new NotAllowedError(
      `This needs the permission ${waymarkSourceCreatePermission.name}, which you do not have`,
    );
  }
  if (!(await access.refsOf(credentials)).has(owner)) {
    throw new NotAllowedError(
      `You do not belong to ${owner}, which ${model} is to belong to`,
    );
  }
  const owners = (await lastOwners.of([model])).get(model) ?? [];
  const now = Date.now();
  const others = (await sources.list()).filter(
    source =>
      source.revokedAt === undefined &&
      source.models?.includes(model) &&
      (source.claim
        ? source.claim.until > now && source.claim.owner !== owner
        : true),
  );
  const use = [
    owners.length > 0 && `belonged to ${owners.join(', ')}`,
    (await ledger.hasEvents(model)) && 'has sent events',
    others.length > 0 && `has a source that ${others[0].createdBy} made`,
  ].filter(Boolean);
  if (use.length > 0) {
    throw new NotAllowedError(
      `The name of ${model} is not free: it is in no catalog, but ${use.join(
        ' and ',
      )}. A source of it needs the permission ${
        waymarkSourceCreateAnyPermission.name
      }`,
    );
  }
  return { owner, until: now + CLAIM_MS };
}
