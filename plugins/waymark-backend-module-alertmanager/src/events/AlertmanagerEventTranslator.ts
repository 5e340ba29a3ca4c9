import type { Config } from '@backstage/config';
import { AuthenticationError, InputError } from '@backstage/errors';
import {
  Payload,
  SharedSecret,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { readAlertRules, type AlertRules } from './AlertRules';
import { translateAlert } from './translateAlert';

const VERSION = '4';

/**
 * Alertmanager's webhook, version 4, as CDEvents: each firing alert is an
 * incident detected, each resolved one an incident resolved.
 *
 * @public
 */
export class AlertmanagerEventTranslator implements EventTranslator {
  readonly source = 'alertmanager';

  private constructor(
    private readonly secret: SharedSecret,
    private readonly rules: AlertRules,
  ) {}

  /** Reads `waymark.alertmanager`; without `secrets`, everything is refused. */
  static fromConfig(config: Config): AlertmanagerEventTranslator {
    return new AlertmanagerEventTranslator(
      SharedSecret.fromConfig(config, 'waymark.alertmanager.secrets'),
      readAlertRules(config),
    );
  }

  verify({ headers }: VendorRequest): Promise<void> {
    return this.verifyHeaders(headers);
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    const { authorization } = headers;
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (authorization && !token) {
      throw new AuthenticationError('Authorization is not a bearer token');
    }
    this.secret.verify(token, 'Authorization');
  }

  translate({ body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    const version = payload.text('version');
    if (version !== VERSION) {
      throw new InputError(
        `version is ${version}; this module reads version ${VERSION}`,
      );
    }
    const told = payload
      .list('alerts')
      .map(alert => translateAlert(alert, this.rules));
    const ends = new Set(
      told.map(({ event }) => withoutTime(event.context.id)),
    );
    return told.map(({ endedBy, ...each }) =>
      endedBy === undefined || ends.has(endedBy) ? each : { ...each, endedBy },
    );
  }
}

/** Of the id of an end, what the ids of all ends of that firing begin with */
function withoutTime(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}
