import type { Config } from '@backstage/config';
import {
  createCdEvent,
  Payload,
  SignatureKey,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';

/** CDEvents kinds by PagerDuty's event types; others become no events. */
const KINDS = new Map([
  ['incident.triggered', 'incident.detected'],
  // Opens no second incident; brings the link, which detected has no field for
  ['incident.acknowledged', 'incident.reported'],
  ['incident.resolved', 'incident.resolved'],
  ['incident.reopened', 'incident.detected'],
]);

/** The only version of signatures there is; others are passed over. */
const SIGNATURE_VERSION = 'v1=';

const HEADER = 'X-PagerDuty-Signature';

/** PagerDuty's V3 webhooks as CDEvents. */
export class PagerdutyEventTranslator implements EventTranslator {
  readonly source = 'pagerduty';

  /** Without `waymark.pagerduty.webhookSecrets`, every webhook is refused. */
  static fromConfig(config: Config): PagerdutyEventTranslator {
    return new PagerdutyEventTranslator(
      SignatureKey.fromConfig(config, 'waymark.pagerduty.webhookSecrets'),
      config.getOptionalString('waymark.pagerduty.defaultEnvironment') ??
        'production',
    );
  }

  private constructor(
    private readonly key: SignatureKey,
    private readonly environment: string,
  ) {}

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.key.expect(signaturesIn(headers), HEADER);
  }

  async verify({ headers, body }: VendorRequest): Promise<void> {
    this.key.verify(body, signaturesIn(headers), 'hex', HEADER);
  }

  translate({ body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    const kind = KINDS.get(payload.text('event.event_type'));
    if (!kind) return [];

    const service = payload.findText('event.data.service.id');
    const event = createCdEvent({
      kind,
      id: payload.text('event.id'),
      source: '/pagerduty',
      time: payload.time('event.occurred_at'),
      subject: payload.text('event.data.id'),
      content: {
        description: payload.findText('event.data.title'),
        environment: { id: this.environment },
        service: service === undefined ? undefined : { id: service },
        ticketURI:
          kind === 'incident.reported'
            ? payload.url('event.data.html_url')
            : undefined,
      },
    });
    return [
      {
        event,
        hints:
          service === undefined
            ? []
            : [{ annotation: 'pagerduty.com/service-id', value: service }],
      },
    ];
  }
}

function signaturesIn(headers: VendorRequest['headers']): string[] {
  return (headers[HEADER.toLowerCase()] ?? '')
    .split(',')
    .map(signature => signature.trim())
    .filter(signature => signature.startsWith(SIGNATURE_VERSION))
    .map(signature => signature.slice(SIGNATURE_VERSION.length));
}
