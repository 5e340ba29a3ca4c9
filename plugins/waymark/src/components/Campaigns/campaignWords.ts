import type {
  Campaign,
  CampaignScope,
  RiskTierName,
} from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import type { Translate } from '../../translation';
import { shortRef } from '../../format/shortRef';

/** What is to be reached: "level 4 · Governed", or each model's own target. */
export function goalWords(
  t: Translate,
  campaign: Pick<Campaign, 'level' | 'levelTitle'>,
): string {
  const { level, levelTitle } = campaign;
  if (level === null) return t('campaigns.goal.ownTarget');
  return levelTitle
    ? t('campaigns.goal.levelTitled', {
        level: String(level),
        title: levelTitle,
      })
    : t('campaigns.goal.level', { level: String(level) });
}

/** How long there is: "due in 9 days", "due today", "3 days overdue". */
export function dueWords(
  t: Translate,
  due: string,
  now: DateTime = DateTime.utc(),
): string {
  const days = DateTime.fromISO(due, { zone: 'utc' }).diff(
    now.toUTC().startOf('day'),
    'days',
  ).days;
  if (days === 0) return t('campaigns.due.today');
  const count = Math.abs(days);
  return t(days > 0 ? 'campaigns.due.in' : 'campaigns.due.overdue', { count });
}

/** Which models: "tier high or limited, owner lending". */
export function scopeWords(t: Translate, scope: CampaignScope): string {
  const { tiers = [], owner, system, tag } = scope;
  const parts = [
    ...(tiers.length > 0 ? [tierWords(t, tiers)] : []),
    ...(owner ? [t('campaigns.scope.owner', { owner: shortRef(owner) })] : []),
    ...(system
      ? [t('campaigns.scope.system', { system: shortRef(system) })]
      : []),
    ...(tag ? [t('campaigns.scope.tag', { tag })] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : t('campaigns.scope.every');
}

function tierWords(t: Translate, tiers: RiskTierName[]): string {
  const tier = tiers
    .map((each): string => t(`campaigns.tier.${each}`))
    .reduce((first, second) => t('campaigns.scope.or', { first, second }));
  return t('campaigns.scope.tier', { tiers: tier });
}

/** "12 of 17 models". */
export function countWords(
  t: Translate,
  campaign: Pick<Campaign, 'models' | 'there'>,
): string {
  const { models, there } = campaign;
  return t('campaigns.count', { there: String(there), count: models });
}

/** Where a campaign is shown; portals keep the path. */
export function campaignPath(id: string): string {
  return `/maturity?view=campaigns&campaign=${encodeURIComponent(id)}`;
}
