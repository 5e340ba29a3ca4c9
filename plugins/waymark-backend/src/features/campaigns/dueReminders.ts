import { ownersOf } from 'backstage-plugin-waymark-common';
import type { CampaignModel } from './campaignModels';
import {
  leadersMessage,
  ownersMessage,
  type ReminderContext,
  type ReminderMessage,
} from './reminderMessages';

/** One message to one group or user. */
export type Reminder = {
  occasion: string;
  recipient: string;
  message: ReminderMessage;
};

/** Whom an occasion concerns, and what they are to hear; nobody once all are there. */
export function dueReminders(
  context: ReminderContext,
  models: CampaignModel[],
  occasion: string,
): Reminder[] {
  // Models that nobody judged yet say nothing of their owners
  const open = models.filter(
    ({ there, level }) => !there && level !== undefined,
  );
  if (open.length === 0) return [];
  return [
    ...[...byOwner(open)].map(([recipient, owned]) => ({
      occasion,
      recipient,
      message: ownersMessage(context, owned),
    })),
    {
      occasion: `${occasion} summary`,
      recipient: context.campaign.owner,
      message: leadersMessage(context, models),
    },
  ];
}

function byOwner(models: CampaignModel[]): Map<string, CampaignModel[]> {
  const owners = new Map<string, CampaignModel[]>();
  for (const model of models) {
    for (const owner of ownersOf(model.entity)) {
      owners.set(owner, [...(owners.get(owner) ?? []), model]);
    }
  }
  return owners;
}
