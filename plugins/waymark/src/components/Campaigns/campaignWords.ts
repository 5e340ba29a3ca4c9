import type { Campaign, CampaignScope } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { shortRef } from '../../format/shortRef';

/** What is to be reached: "level 4 · Governed", or each model's own target. */
export function goalWords(
  campaign: Pick<Campaign, 'level' | 'levelTitle'>,
): string {
  const { level, levelTitle } = campaign;
  if (level === null) return 'its own target';
  return levelTitle ? `level ${level} · ${levelTitle}` : `level ${level}`;
}

/** How long there is: "due in 9 days", "due today", "3 days overdue". */
export function dueWords(due: string, now: DateTime = DateTime.utc()): string {
  const days = DateTime.fromISO(due, { zone: 'utc' }).diff(
    now.toUTC().startOf('day'),
    'days',
  ).days;
  if (days === 0) return 'due today';
  const count = Math.abs(days);
  const words = `${count} ${count === 1 ? 'day' : 'days'}`;
  return days > 0 ? `due in ${words}` : `${words} overdue`;
}

/** Which models: "tier high or limited, owner lending". */
export function scopeWords(scope: CampaignScope): string {
  const { tiers = [], owner, system, tag } = scope;
  const parts = [
    ...(tiers.length > 0 ? [`tier ${tiers.join(' or ')}`] : []),
    ...(owner ? [`owner ${shortRef(owner)}`] : []),
    ...(system ? [`system ${shortRef(system)}`] : []),
    ...(tag ? [`tag ${tag}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'every model';
}

/** "12 of 17 models". */
export function countWords(
  campaign: Pick<Campaign, 'models' | 'there'>,
): string {
  const { models, there } = campaign;
  return `${there} of ${models} ${models === 1 ? 'model' : 'models'}`;
}

/** Where a campaign is shown; portals keep the path. */
export function campaignPath(id: string): string {
  return `/maturity?view=campaigns&campaign=${encodeURIComponent(id)}`;
}
