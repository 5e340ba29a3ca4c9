import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { Access } from '../../kernel/access/createAccess';
import type { Kernel } from '../../kernel/createKernel';
import { ProvenTokens } from '../../kernel/access/ProvenTokens';
import type {
  ProvenSource,
  SourceRecord,
  SourceStore,
} from '../sources/SourceStore';
import { principalName } from '../../kernel/http/principalName';
import { SIGNED_IN } from '../../kernel/http/signedIn';

/** Who sends: a source by its token, or somebody with a Backstage token. */
export type Identified = {
  /** The source's id, or who Backstage says it is */
  name: string;
  source?: SourceRecord;
  /** Of somebody with a Backstage token */
  credentials?: SignedIn;
};

type SignedIn = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

type SendersOptions = Pick<Access, 'access'> &
  Pick<Kernel, 'httpAuth'> & { sources: SourceStore };

/** For paths that lie under an open prefix and so check for themselves. */
export class Senders {
  static create(options: SendersOptions): Senders {
    return new Senders(options);
  }

  readonly #sources = new ProvenTokens<ProvenSource>();
  readonly #signedIn = new ProvenTokens<SignedIn>();

  private constructor(private readonly options: SendersOptions) {}

  /**
   * Whoever is known by a token stays so for a second; what they may do is asked
   * each time.
   *
   * @param permission - what a Backstage token needs, where that depends on
   *   nothing in the request's body; a source token is its own
   * @throws AuthenticationError when a source token is wrong, was revoked or has
   *   expired
   * @throws NotAllowedError without the permission
   */
  async identify(
    req: Request,
    permission?: BasicPermission,
  ): Promise<Identified> {
    const { access, httpAuth, sources } = this.options;
    const [, token] =
      /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
    if (token?.startsWith('wmk_')) {
      const { source } = await this.#sources.prove(token, async () => {
        const found = await sources.authenticate(token);
        if (found) return found;
        throw new AuthenticationError(
          'This source token is wrong or was revoked',
        );
      });
      return { name: source.id, source };
    }
    const check = () => httpAuth.credentials(req, SIGNED_IN);
    const credentials = token
      ? await this.#signedIn.prove(whoSays(req), check)
      : await check();
    if (permission) await access.require(permission, credentials);
    return { name: principalName(credentials), credentials };
  }

  /** Has sources' tokens checked anew, as one was revoked or renewed. */
  forget(): void {
    this.#sources.forget();
  }
}

/** About one request, not about who makes it. */
const PASSING = /^(content-.*|ce-.*|traceparent|tracestate|x-request-id)$/;

/**
 * All that may tell who somebody is: a portal may take its token from elsewhere
 * than the header that is usual.
 */
function whoSays({ originalUrl, headers }: Request): string {
  return JSON.stringify([
    originalUrl,
    Object.entries(headers).filter(([name]) => !PASSING.test(name)),
  ]);
}
