import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { CatalogModels } from '../../kernel/catalog/CatalogModels';
import { sha256 } from '../../ledger/digest';
import type { MaturityService } from '../../maturity/MaturityService';
import { DAY } from '../../metrics/window';
import type { CampaignModels } from './campaignModels';
import type { CampaignReader } from './CampaignReader';
import type { CampaignRecord } from './CampaignRecord';
import type { CampaignStore } from './CampaignStore';
import { dueReminders, type Reminder } from './dueReminders';
import { occasionOf } from './occasionOf';
import type { ReminderStore } from './ReminderStore';
import { RemindedTodayError } from './RemindedTodayError';

export type CampaignRemindersOptions = {
  store: CampaignStore;
  reminders: ReminderStore;
  reader: CampaignReader;
  catalog: CatalogModels;
  maturity: MaturityService;
  notifications: NotificationService;
  logger: LoggerService;
  /** How many days before the due day people are reminded */
  reminderDays: readonly number[];
  now?: () => number;
};

/** How long what somebody asked for is finished after a crash, milliseconds. */
const FINISHED_WITHIN = 60 * 60_000;

/**
 * Reminds those whose models are not there yet, and who leads a campaign,
 * through Backstage's notifications; each of each occasion once.
 */
export class CampaignReminders {
  #missing = false;

  static create(options: CampaignRemindersOptions): CampaignReminders {
    return new CampaignReminders(options);
  }

  private constructor(private readonly options: CampaignRemindersOptions) {}

  /** Sends what is due now of all campaigns. */
  async sendDue(): Promise<void> {
    const { store, reminderDays, logger } = this.options;
    const now = this.#now();
    const open = await store.listOpen();
    const read = await this.#read(open);
    for (const [index, campaign] of open.entries()) {
      const { remindedAt } = campaign;
      const occasions = [occasionOf(campaign, reminderDays, now)];
      if (remindedAt !== undefined && now - remindedAt < FINISHED_WITHIN) {
        occasions.push(askedOn(remindedAt));
      }
      for (const occasion of occasions) {
        try {
          await this.#remind(campaign, read[index], occasion);
        } catch (error) {
          if (this.#isMissing(error as Error)) return;
          logger.warn(
            `Could not remind of the campaign ${campaign.id}`,
            error as Error,
          );
        }
      }
    }
  }

  /**
   * Reminds now, because somebody asks for it.
   *
   * @returns how many were told
   * @throws ConflictError when the campaign is closed, or nobody is to be reminded
   * @throws RemindedTodayError when somebody did within a day
   * @throws ServiceUnavailableError where notifications cannot be sent
   */
  async remindNow(campaign: CampaignRecord): Promise<number> {
    const { store } = this.options;
    const at = this.#now();
    if (campaign.closed) throw new ConflictError('The campaign is closed');
    const claim = { at, notSince: at - DAY };
    if (!(await store.claimReminding(campaign.id, claim))) {
      const { remindedAt = at } = (await store.get(campaign.id)) ?? campaign;
      throw new RemindedTodayError(remindedAt, remindedAt + DAY - at);
    }
    const before = campaign.remindedAt;
    try {
      const [models] = await this.#read([campaign]);
      const { due, failed } = await this.#remind(campaign, models, askedOn(at));
      if (due === 0) {
        throw new ConflictError('Every model is there: nobody to remind');
      }
      if (failed === due) throw new Error('No notification could be sent');
      return due - failed;
    } catch (error) {
      await store.unclaimReminding(campaign.id, { at, before });
      if (error instanceof ConflictError) throw error;
      throw new ServiceUnavailableError(
        this.#isMissing(error as Error)
          ? 'This portal has no notifications: install @backstage/plugin-notifications-backend'
          : 'Notifications could not be sent; try again',
        error as Error,
      );
    }
  }

  /** @throws Error when there are no notifications in this portal */
  async #remind(
    campaign: CampaignRecord,
    models: CampaignModels,
    occasion: string,
  ): Promise<{ due: number; failed: number }> {
    const due = this.#due(campaign, models, occasion);
    let failed = 0;
    for (const reminder of due) {
      try {
        await this.#send(campaign, reminder);
      } catch (error) {
        if (this.#isMissing(error as Error)) throw error;
        failed += 1;
        const { recipient } = reminder;
        this.options.logger.warn(
          `Could not remind ${recipient} of the campaign ${campaign.id}`,
          error as Error,
        );
      }
    }
    return { due: due.length, failed };
  }

  /** Nothing when it was sent before, or another replica is at it */
  async #send(
    { id: campaign }: CampaignRecord,
    { occasion, recipient, message }: Reminder,
  ): Promise<void> {
    const { reminders, notifications } = this.options;
    const key = { campaign, occasion, recipient };
    if (!(await reminders.claim(key, this.#now()))) return;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: recipient },
        payload: {
          ...message,
          topic: 'Maturity campaigns',
          // Sent again after a crash it replaces itself
          scope: `campaign ${sha256(JSON.stringify(key))}`,
        },
      });
    } catch (error) {
      await reminders.release(key);
      throw error;
    }
    await reminders.markSent(key, this.#now());
  }

  async #read(campaigns: CampaignRecord[]): Promise<CampaignModels[]> {
    const { catalog, reader } = this.options;
    if (campaigns.length === 0) return [];
    return reader.read(campaigns, await catalog.all());
  }

  #due(
    campaign: CampaignRecord,
    { counted }: CampaignModels,
    occasion: string,
  ): Reminder[] {
    const { maturity, reader } = this.options;
    const framework = reader.frameworkOf(campaign);
    if (!framework) return [];
    const criteria = new Map(
      maturity.listCriteria(framework.id).map(({ id, title }) => [id, title]),
    );
    const now = this.#now();
    const context = { campaign, framework, criteria, now };
    return dueReminders(context, counted, occasion);
  }

  /** Says once that notifications are not installed, if that is what is wrong. */
  #isMissing(error: Error): boolean {
    const missing = /status 404\b/.test(error.message);
    if (missing && !this.#missing) {
      this.options.logger.info(
        'Campaigns remind nobody: @backstage/plugin-notifications-backend is not installed',
      );
    }
    this.#missing ||= missing;
    return missing;
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }
}

function askedOn(at: number): string {
  return `asked ${at}`;
}
