import { parseEntityRef } from '@backstage/catalog-model';
import type { MaturityFramework } from 'backstage-plugin-waymark-common';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { DAY } from '../../metrics/window';
import type { CampaignModel } from './campaignModels';
import { deadlineOf, type CampaignRecord } from './CampaignRecord';
import { levelTitle } from './toCampaign';

/** What reminders speak of. */
export type ReminderContext = {
  campaign: CampaignRecord;
  framework: MaturityFramework;
  /** Titles by criterion */
  criteria: Map<string, string>;
  now: number;
};

/** What a notification says, and where it leads. */
export type ReminderMessage = Pick<
  NotificationSendOptions['payload'],
  'title' | 'description' | 'link' | 'severity'
>;

/** Most models a message names. */
const NAMED = 5;

/** To who owns models that are not there yet. */
export function ownersMessage(
  context: ReminderContext,
  models: CampaignModel[],
): ReminderMessage {
  const { campaign, framework } = context;
  const [first] = models;
  const which =
    models.length === 1
      ? `${nameOf(first)} is`
      : `${models.length} of your models are`;
  return {
    title: `${campaign.title}: ${which} not at ${goalOf(context)} yet`,
    description: `${dueWords(context)}. ${listed(models, model =>
      missing(context, model),
    )}`,
    link:
      models.length === 1
        ? scorecardPath(first.ref, framework.id)
        : campaignPath(campaign),
    severity: severityOf(context),
  };
}

/** To who leads the campaign. */
export function leadersMessage(
  context: ReminderContext,
  models: CampaignModel[],
): ReminderMessage {
  const { campaign } = context;
  const open = models.filter(({ there }) => !there);
  const there = models.length - open.length;
  return {
    title: `${campaign.title}: ${there} of ${models.length} ${
      models.length === 1 ? 'model' : 'models'
    } at ${goalOf(context)}`,
    description: `${dueWords(context)}. Not there yet: ${listed(open, nameOf)}`,
    link: campaignPath(campaign),
    severity: severityOf(context),
  };
}

function listed(
  models: CampaignModel[],
  words: (model: CampaignModel) => string,
): string {
  const more = models.length - NAMED;
  return [
    ...models.slice(0, NAMED).map(words),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}

function missing({ criteria }: ReminderContext, model: CampaignModel): string {
  const [next, ...others] = model.next.flatMap(id => criteria.get(id) ?? []);
  if (!next) return nameOf(model);
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${nameOf(model)}: ${next}${more}`;
}

function goalOf({ campaign, framework }: ReminderContext): string {
  const { level } = campaign;
  if (level === undefined) return 'target';
  return levelTitle(framework, level) ?? `level ${level}`;
}

function dueWords({ campaign, now }: ReminderContext): string {
  const days = Math.floor((deadlineOf(campaign) - 1 - now) / DAY);
  if (days < 0) return `Was due ${campaign.due}`;
  const left =
    days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`;
  return `Due ${campaign.due}, ${left}`;
}

function severityOf({ campaign, now }: ReminderContext) {
  return now >= deadlineOf(campaign) ? 'high' : 'normal';
}

function nameOf({ ref, entity }: CampaignModel): string {
  return entity.metadata.title ?? parseEntityRef(ref).name;
}

// Where the pages are unless a portal mounts them elsewhere
function campaignPath({ id }: CampaignRecord): string {
  return `/maturity?view=campaigns&campaign=${encodeURIComponent(id)}`;
}

function scorecardPath(ref: string, framework: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `/catalog/${namespace}/${kind}/${name}/scorecard?framework=${encodeURIComponent(
    framework,
  )}`;
}
