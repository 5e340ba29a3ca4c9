import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Notice, Notifier } from './Notifier';

/** Tells people by Backstage's notifications; a portal without them tells nobody. */
export class BackstageNotifier implements Notifier {
  static create(options: {
    notifications: NotificationService;
    logger: LoggerService;
  }): BackstageNotifier {
    return new BackstageNotifier(options.notifications, options.logger);
  }

  private constructor(
    private readonly notifications: NotificationService,
    private readonly logger: LoggerService,
  ) {}

  async send({ to, ...payload }: Notice): Promise<boolean> {
    try {
      await this.notifications.send({
        recipients: { type: 'entity', entityRef: to },
        payload,
      });
      return true;
    } catch (error) {
      this.logger.warn(`Could not notify ${to.join(', ')}`, error as Error);
      return false;
    }
  }
}
