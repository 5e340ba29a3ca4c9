import type { Config } from '@backstage/config';
import {
  Payload,
  SharedSecret,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { translateDeployment } from './translateDeployment';
import { translateIssue } from './translateIssue';
import { translateMergeRequest } from './translateMergeRequest';
import { translatePipeline } from './translatePipeline';

const TRANSLATIONS = new Map([
  ['deployment', translateDeployment],
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

  private constructor(private readonly token: SharedSecret) {}

  /** Reads `waymark.gitlab.webhookTokens`; without any, every hook is refused. */
  static fromConfig(config: Config): GitlabEventTranslator {
    return new GitlabEventTranslator(
      SharedSecret.fromConfig(config, 'waymark.gitlab.webhookTokens'),
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
    return TRANSLATIONS.get(kind)?.(payload) ?? [];
  }
}
