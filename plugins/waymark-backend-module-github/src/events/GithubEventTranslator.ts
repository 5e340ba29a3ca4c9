import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Payload,
  SignatureKey,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { GithubApi } from './GithubApi';
import { GithubChanges } from './GithubChanges';
import { translateDeploymentReview } from './translateDeploymentReview';
import { translateDeploymentStatus } from './translateDeploymentStatus';
import { translateIssue } from './translateIssue';
import { translatePullRequest } from './translatePullRequest';
import { translateRelease } from './translateRelease';
import { translateWorkflowRun } from './translateWorkflowRun';

const HEADER = 'X-Hub-Signature-256';

type Translate = (payload: Payload) => TranslatedEvent[];

/**
 * GitHub's webhooks as CDEvents: deployments, workflow runs, merged pull
 * requests, releases, reviews of deployments and issues that are incidents.
 * Other webhooks become no events.
 *
 * @public
 */
export class GithubEventTranslator implements EventTranslator {
  readonly source = 'github';
  readonly #key: SignatureKey;
  readonly #translations: Map<string, Translate>;

  private constructor(
    key: SignatureKey,
    incidentLabel: string,
    changes: GithubChanges | undefined,
  ) {
    this.#key = key;
    this.#translations = new Map<string, Translate>([
      ['deployment_review', translateDeploymentReview],
      ['deployment_status', each => translateDeploymentStatus(each, changes)],
      ['issues', payload => translateIssue(payload, incidentLabel)],
      ['pull_request', translatePullRequest],
      ['release', translateRelease],
      ['workflow_run', translateWorkflowRun],
    ]);
  }

  /**
   * Reads `waymark.github`; without `webhookSecrets`, every hook is refused.
   *
   * @param options - where given, GitHub is asked what a deployment brought, with
   * the tokens under `integrations.github`
   */
  static fromConfig(
    config: Config,
    options?: { logger: LoggerService },
  ): GithubEventTranslator {
    return new GithubEventTranslator(
      SignatureKey.fromConfig(config, 'waymark.github.webhookSecrets'),
      config.getOptionalString('waymark.github.incidentLabel') ?? 'incident',
      options &&
        GithubChanges.create({ ...options, api: GithubApi.fromConfig(config) }),
    );
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.#key.expect(signaturesIn(headers), HEADER);
  }

  async verify({ headers, body }: VendorRequest): Promise<void> {
    this.#key.verify(body, signaturesIn(headers), 'hex', HEADER);
  }

  translate({ headers, body }: VendorRequest): TranslatedEvent[] {
    const kind = headers['x-github-event'];
    if (!kind) throw new InputError('The header X-GitHub-Event is missing');
    const payload = Payload.parse(body);
    return this.#translations.get(kind)?.(payload) ?? [];
  }
}

/** What has another form is wrong, not missing. */
function signaturesIn(headers: VendorRequest['headers']): string[] {
  const header = headers[HEADER.toLowerCase()];
  const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '') ?? [];
  return header ? [signature ?? ''] : [];
}
