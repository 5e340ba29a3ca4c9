import type { CampaignScope } from 'backstage-plugin-waymark-common';
import { DAY } from '../../metrics/window';

/** What people decide about a campaign. */
export type CampaignPlan = {
  title: string;
  framework: string;
  /** Undefined for each model's own target */
  level?: number;
  scope: CampaignScope;
  /** The last day, `2027-03-01`, in UTC */
  due: string;
  /** Entity ref of the group or user who leads it */
  owner: string;
  note?: string;
};

/** A campaign as it is kept; how far it is, is computed when asked. Times are epoch milliseconds. */
export type CampaignRecord = CampaignPlan & {
  id: string;
  createdBy: string;
  createdAt: number;
  closed?: { by: string; at: number; reason: string };
  /** When somebody last asked for reminders */
  remindedAt?: number;
};

/** The first instant after a due day. */
export function deadlineOf({ due }: Pick<CampaignPlan, 'due'>): number {
  return Date.parse(`${due}T00:00:00Z`) + DAY;
}
