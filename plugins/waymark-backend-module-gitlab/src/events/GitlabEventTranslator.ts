import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Payload,
  SharedSecret,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { GitlabChanges } from './GitlabChanges';
import { translateDeployment } from './translateDeployment';
import { translateIssue } from './translateIssue';
import { translateMergeRequest } from './translateMergeRequest';
import { translatePipeline } from './translatePipeline';

type Translate = (payload: Payload) => TranslatedEvent[];

const TRANSLATIONS = new Map<string, Translate>([
  ['issue', translateIssue],
  ['merge_request', translateMergeRequest],
  ['pipeline', translatePipeline],
  ['work_item', translateIssue],
]);

/**
 * GitLab's webhooks as CDEvents: deployments, pipelines, merged merge requests
 * and issues that are incidents. Other hooks become no events.
 *
 * @public
 */
export class GitlabEventTranslator implements EventTranslator {
  readonly source = 'gitlab';

  private constructor(
    private readonly token: SharedSecret,
    private readonly changes: GitlabChanges | undefined,
  ) {}

  /**
   * Reads `waymark.gitlab.webhookTokens`; without any, every hook is refused.
   *
   * @param options - where given, GitLab is asked what a deployment brought
   */
  static fromConfig(
    config: Config,
    options?: { integrations: ScmIntegrationRegistry; logger: LoggerService },
  ): GitlabEventTranslator {
    return new GitlabEventTranslator(
      SharedSecret.fromConfig(config, 'waymark.gitlab.webhookTokens'),
      options && GitlabChanges.create(options),
    );
  }

  verify({ headers }: VendorRequest): Promise<void> {
    return this.verifyHeaders(headers);
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.token.verify(headers['x-gitlab-token'], 'X-Gitlab-Token');
  }

  translate(request: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(request.body);
    const kind = payload.text('object_kind');
    return kind === 'deployment'
      ? translateDeployment(payload, this.changes)
      : TRANSLATIONS.get(kind)?.(payload) ?? [];
  }
}
