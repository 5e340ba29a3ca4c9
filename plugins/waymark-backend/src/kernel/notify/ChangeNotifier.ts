import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  WAYMARK_SIGNAL_CHANNEL,
  type WaymarkSignal,
} from 'backstage-plugin-waymark-common';
import type { SignalIds } from './SignalIds';

/** Long enough for a replay's many events to become one signal, milliseconds. */
const GATHER_MS = 200;

/**
 * Tells browsers which models changed. A broadcast reaches everybody, so it
 * carries only ids that mean something to those who may read the model.
 */
export class ChangeNotifier {
  readonly #changed = new Set<string>();
  #timer?: NodeJS.Timeout;

  static create(options: {
    signals: SignalsService;
    signalIds: SignalIds;
    logger: LoggerService;
  }): ChangeNotifier {
    return new ChangeNotifier(
      options.signals,
      options.signalIds,
      options.logger,
    );
  }

  private constructor(
    private readonly signals: SignalsService,
    private readonly signalIds: SignalIds,
    private readonly logger: LoggerService,
  ) {}

  /** @param ref - of a model, a team or the platform */
  changed(ref: string): void {
    this.#changed.add(ref);
    this.#timer ??= setTimeout(() => {
      this.#publish().catch(error =>
        this.logger.warn('Could not signal a change', toError(error)),
      );
    }, GATHER_MS);
    this.#timer.unref();
  }

  async #publish(): Promise<void> {
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    const ids = await this.signalIds.of(changed);
    const message: WaymarkSignal = { models: [...ids.values()] };
    await this.signals.publish({
      recipients: { type: 'broadcast' },
      channel: WAYMARK_SIGNAL_CHANNEL,
      message,
    });
  }
}
