import type { Config } from '@backstage/config';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  Payload,
  SignatureKey,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { EvidenceTags } from './EvidenceTags';
import { MlflowNotice } from './MlflowNotice';
import { readAliases, type AliasMeaning } from './readAliases';
import { translateAliasCreated, translateAliasDeleted } from './translateAlias';
import { translateTagSet, translateVersionCreated } from './translateVersion';

const TOLERANCE_SECONDS = 5 * 60;

const HEADER = 'X-MLflow-Signature';

/** @public */
export type MlflowEventTranslatorOptions = {
  /** The time, in epoch milliseconds; by default the system's */
  now?: () => number;
};

/**
 * Webhooks of MLflow's model registry as CDEvents: versions, aliases that stand
 * for environments, and tags that name documents. Others become no events.
 *
 * @public
 */
export class MlflowEventTranslator implements EventTranslator {
  readonly source = 'mlflow';

  private constructor(
    private readonly key: SignatureKey,
    private readonly eventSource: string,
    private readonly aliases: Map<string, AliasMeaning>,
    private readonly tags: EvidenceTags,
    private readonly now: () => number,
  ) {}

  /**
   * Reads `waymark.mlflow`; without `signatureKeys`, every webhook is refused.
   *
   * @throws InputError when `aliases` or `evidence` is wrong
   */
  static fromConfig(
    config: Config,
    options: MlflowEventTranslatorOptions = {},
  ): MlflowEventTranslator {
    const baseUrl = config.getOptionalString('waymark.mlflow.baseUrl');
    return new MlflowEventTranslator(
      SignatureKey.fromConfig(config, 'waymark.mlflow.signatureKeys'),
      baseUrl?.replace(/\/+$/, '') ?? '/mlflow',
      readAliases(config),
      EvidenceTags.fromConfig(config),
      options.now ?? Date.now,
    );
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.key.expect(signaturesIn(headers), HEADER);
  }

  async verify({ headers, body }: VendorRequest): Promise<void> {
    const delivery = headers['x-mlflow-delivery-id'] ?? '';
    const timestamp = headers['x-mlflow-timestamp'] ?? '';
    this.key.verify(
      Buffer.concat([Buffer.from(`${delivery}.${timestamp}.`), body]),
      signaturesIn(headers),
      'base64',
      HEADER,
    );
    if (!delivery) {
      throw new AuthenticationError(
        'The header X-MLflow-Delivery-Id is missing',
      );
    }
    const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : NaN;
    const off = Math.abs(this.now() / 1000 - seconds);
    if (!(off <= TOLERANCE_SECONDS)) {
      throw new AuthenticationError(
        'The header X-MLflow-Timestamp is not within five minutes of the portal’s clock',
      );
    }
  }

  translate({ headers, body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    const topic = `${payload.text('entity')}.${payload.text('action')}`;
    const notice = () => {
      const delivery = headers['x-mlflow-delivery-id'];
      if (!delivery) {
        throw new InputError('The header X-MLflow-Delivery-Id is missing');
      }
      return new MlflowNotice(payload, delivery, this.eventSource);
    };
    switch (topic) {
      case 'model_version.created':
        return translateVersionCreated(notice(), this.tags);
      case 'model_version_tag.set':
        return translateTagSet(notice(), this.tags);
      case 'model_version_alias.created':
        return translateAliasCreated(notice(), this.aliases);
      case 'model_version_alias.deleted':
        return translateAliasDeleted(notice(), this.aliases);
      default:
        return [];
    }
  }
}

function signaturesIn(headers: VendorRequest['headers']): string[] {
  return (headers[HEADER.toLowerCase()] ?? '')
    .split(' ')
    .flatMap(each => /^v1,(\S+)$/.exec(each)?.[1] ?? []);
}
