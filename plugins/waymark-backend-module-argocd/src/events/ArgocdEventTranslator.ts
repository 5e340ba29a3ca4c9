import type { Config } from '@backstage/config';
import {
  Payload,
  SharedSecret,
  type EventTranslator,
  type TranslatedEvent,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import { ArgocdApp, type ArgocdOptions } from './ArgocdApp';
import { readEnvironments } from './readEnvironments';
import { translateAborted } from './translateAborted';
import {
  translateDeployed,
  translateHealth,
  translateSyncFailed,
} from './translateApplication';

const TRANSLATIONS = new Map<string, (app: ArgocdApp) => TranslatedEvent[]>([
  ['deployed', translateDeployed],
  ['sync-failed', translateSyncFailed],
  ['health-degraded', app => translateHealth(app, 'incident.detected')],
  ['healthy', app => translateHealth(app, 'incident.resolved')],
  ['rollout-aborted', translateAborted],
]);

/**
 * Notifications of Argo CD and Argo Rollouts as CDEvents, in the form of the
 * templates in this package's folder `notifications`.
 *
 * @public
 */
export class ArgocdEventTranslator implements EventTranslator {
  readonly source = 'argocd';

  private constructor(
    private readonly secret: SharedSecret,
    private readonly options: ArgocdOptions,
  ) {}

  /**
   * Reads `waymark.argocd`; without `secrets`, every notification is refused.
   *
   * @throws InputError when `environments` is wrong
   */
  static fromConfig(config: Config): ArgocdEventTranslator {
    const baseUrl = config.getOptionalString('waymark.argocd.baseUrl');
    return new ArgocdEventTranslator(
      SharedSecret.fromConfig(config, 'waymark.argocd.secrets'),
      {
        source: baseUrl?.replace(/\/+$/, '') ?? '/argocd',
        environments: readEnvironments(config),
      },
    );
  }

  verify({ headers }: VendorRequest): Promise<void> {
    return this.verifyHeaders(headers);
  }

  async verifyHeaders(headers: VendorRequest['headers']): Promise<void> {
    this.secret.verify(headers['x-waymark-secret'], 'X-Waymark-Secret');
  }

  translate({ body }: VendorRequest): TranslatedEvent[] {
    const payload = Payload.parse(body);
    const translate = TRANSLATIONS.get(payload.text('event'));
    return translate?.(new ArgocdApp(payload, this.options)) ?? [];
  }
}
