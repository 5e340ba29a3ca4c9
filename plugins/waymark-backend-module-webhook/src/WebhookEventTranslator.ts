import type { Config } from '@backstage/config';
import {
  Payload,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { Place } from './mapping/Place';
import { EventMapping } from './mapping/EventMapping';
import { createVerifier, type Verifier } from './createVerifier';

const KEY = 'waymark.webhooks';
const FIELDS = ['source', 'secrets', 'header', 'hmac', 'events'];

/**
 * One vendor of `waymark.webhooks`: its JSON webhooks as CDEvents, by the
 * mapping configured. What no mapping is for becomes no events.
 *
 * @public
 */
export class WebhookEventTranslator implements EventTranslator {
  /**
   * One translator for each entry of `waymark.webhooks`.
   *
   * @throws Error that names the place in the configuration which is wrong
   */
  static listFromConfig(config: Config): WebhookEventTranslator[] {
    const configs = config.getOptionalConfigArray(KEY) ?? [];
    const translators = configs.map(
      (entry, index) => new WebhookEventTranslator(entry, index),
    );
    for (const [index, { source }] of translators.entries()) {
      if (translators.findIndex(each => each.source === source) !== index) {
        throw new Error(`${KEY}[${index}].source is there twice: ${source}`);
      }
    }
    return translators;
  }

  readonly source: string;
  readonly #verifier: Verifier;
  readonly #mappings: EventMapping[];

  private constructor(config: Config, index: number) {
    const place = new Place(config.get(), `${KEY}[${index}]`);
    place.allow(FIELDS);
    const source = place.field('source');
    this.source = source.text();
    if (!/^[a-z0-9][a-z0-9-]*$/.test(this.source)) {
      source.fail('must be lower-case letters, digits and dashes');
    }
    this.#verifier = createVerifier(config, place);
    this.#mappings = place
      .field('events')
      .items()
      .map(each => EventMapping.fromConfig(each, `/webhooks/${this.source}`));
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.#verifier({ headers });
  }

  async verify(request: VendorRequest): Promise<void> {
    this.#verifier(request);
  }

  translate({ headers, body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    return this.#mappings.flatMap(mapping =>
      mapping.translate({ payload, headers }),
    );
  }
}
