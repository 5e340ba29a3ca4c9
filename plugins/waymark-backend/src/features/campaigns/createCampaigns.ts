import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { CampaignReader } from './CampaignReader';
import { CampaignReminders } from './CampaignReminders';
import { Campaigns } from './Campaigns';
import { CampaignStore } from './CampaignStore';
import { readReminderDays } from './readReminderDays';
import { ReminderStore } from './ReminderStore';
import { campaignsRouter } from './router';

/** Campaigns: what models are to reach by when, and who is reminded of it. */
export function createCampaigns(core: Core): Feature {
  const { config, database, rejudging } = core;
  const options = {
    ...core,
    store: CampaignStore.create({ database }),
    reader: CampaignReader.create(core),
  };
  const reminders = CampaignReminders.create({
    ...options,
    reminders: ReminderStore.create({ database }),
    reminderDays: readReminderDays(config),
  });
  const campaigns = Campaigns.create(options);
  return {
    routers: [campaignsRouter({ ...core, campaigns, reminders })],
    overview: {
      campaigns: ({ ref, entity }) => campaigns.ofModel(ref, entity),
    },
    tasks: [
      {
        id: 'waymark-campaigns',
        frequency: { minutes: 5 },
        // By then the models were judged
        initialDelay: { minutes: 2 },
        timeout: { minutes: 10 },
        fn: async () => {
          // Models that are not judged yet would count as not there
          const { state } = await rejudging.get();
          if (state === 'idle') await reminders.sendDue();
        },
      },
    ],
  };
}
