import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  WAYMARK_SIGNAL_CHANNEL,
  type WaymarkSignal,
} from 'backstage-plugin-waymark-common';

/** Long enough for a replay's many events to become one signal, milliseconds. */
const GATHER_MS = 200;

/** Tells browsers which models changed, and nothing else of them. */
export class ChangeNotifier {
  readonly #changed = new Set<string>();
  #timer?: NodeJS.Timeout;

  static create(options: {
    signals: SignalsService;
    logger: LoggerService;
  }): ChangeNotifier {
    return new ChangeNotifier(options.signals, options.logger);
  }

  private constructor(
    private readonly signals: SignalsService,
    private readonly logger: LoggerService,
  ) {}

  changed(model: string): void {
    this.#changed.add(model);
    this.#timer ??= setTimeout(() => this.#publish(), GATHER_MS);
    this.#timer.unref();
  }

  #publish(): void {
    this.#timer = undefined;
    const message: WaymarkSignal = { models: [...this.#changed] };
    this.#changed.clear();
    this.signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: WAYMARK_SIGNAL_CHANNEL,
        message,
      })
      .catch(error => this.logger.warn('Could not signal a change', error));
  }
}
