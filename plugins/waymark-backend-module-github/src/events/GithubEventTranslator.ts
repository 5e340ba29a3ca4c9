import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Payload,
  SignatureKey,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
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

  private constructor(key: SignatureKey, incidentLabel: string) {
    this.#key = key;
    this.#translations = new Map<string, Translate>([
      ['deployment_review', translateDeploymentReview],
      ['deployment_status', translateDeploymentStatus],
      ['issues', payload => translateIssue(payload, incidentLabel)],
      ['pull_request', translatePullRequest],
      ['release', translateRelease],
      ['workflow_run', translateWorkflowRun],
    ]);
  }

  /**
   * Reads `waymark.github`; without `webhookSecrets`, every hook is refused.
   */
  static fromConfig(config: Config): GithubEventTranslator {
    return new GithubEventTranslator(
      SignatureKey.fromConfig(config, 'waymark.github.webhookSecrets'),
      config.getOptionalString('waymark.github.incidentLabel') ?? 'incident',
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
