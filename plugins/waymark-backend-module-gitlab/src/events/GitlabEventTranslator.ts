import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';
import type {
  EventTranslator,
  TranslatedEvent,
  VendorRequest,
} from '@waymark/backstage-plugin-waymark-node';
import { Payload } from './Payload';
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
  readonly #tokens: Buffer[];

  private constructor(tokens: string[]) {
    this.#tokens = tokens.map(digest);
  }

  /** Reads `waymark.gitlab.webhookTokens`; without any, every hook is refused. */
  static fromConfig(config: Config): GitlabEventTranslator {
    const tokens = config.getOptionalStringArray(
      'waymark.gitlab.webhookTokens',
    );
    return new GitlabEventTranslator(tokens ?? []);
  }

  async verify(request: VendorRequest): Promise<void> {
    const given = request.headers['x-gitlab-token'];
    if (this.#tokens.length === 0) {
      throw new AuthenticationError(
        'No GitLab webhook is accepted until waymark.gitlab.webhookTokens names its secret token',
      );
    }
    if (!given) {
      throw new AuthenticationError('The header X-Gitlab-Token is missing');
    }
    // Digests have one length, so neither length nor prefix of a token shows
    const presented = digest(given);
    let matches = 0;
    for (const token of this.#tokens) {
      matches += Number(timingSafeEqual(presented, token));
    }
    if (matches === 0) {
      throw new AuthenticationError('The header X-Gitlab-Token is wrong');
    }
  }

  translate(request: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(request.body);
    const kind = payload.text('object_kind');
    return TRANSLATIONS.get(kind)?.(payload) ?? [];
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
