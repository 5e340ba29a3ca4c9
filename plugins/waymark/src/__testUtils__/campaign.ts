import type { CampaignDetail } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';

/** A campaign of two models in the framework of `maturityOverview`, for tests. */
export function campaign(change: Partial<CampaignDetail> = {}): CampaignDetail {
  const now = DateTime.utc();
  return {
    id: 'c1',
    title: 'High tier managed',
    framework: 'delivery-standard',
    frameworkTitle: 'Delivery standard',
    level: 2,
    levelTitle: 'Managed',
    scope: { tiers: ['high'], owner: 'group:default/lending' },
    due: now.plus({ days: 9 }).toISODate(),
    owner: 'group:default/risk-office',
    note: 'The board asked for it',
    state: 'active',
    models: 3,
    there: 1,
    withoutTarget: 0,
    createdBy: 'user:default/ada',
    createdAt: now.minus({ days: 20 }).toISO(),
    closed: null,
    remindedAt: null,
    notThere: {
      items: [
        {
          ref: 'model:default/credit-risk',
          name: 'credit-risk',
          title: 'Credit risk',
          owner: 'group:default/lending',
          tier: 'high',
          level: 1,
          goal: 2,
          next: [
            {
              criterion: 'tools-reported',
              title: 'Deployments are reported',
              todo: 'Send an event for every deployment.',
            },
          ],
        },
        {
          ref: 'model:default/limits',
          name: 'limits',
          title: null,
          owner: null,
          tier: 'high',
          level: null,
          goal: 2,
          next: [],
        },
      ],
      total: 2,
      nextCursor: null,
    },
    history: [
      { at: now.minus({ days: 20 }).toISO(), there: 0 },
      { at: now.minus({ days: 3 }).toISO(), there: 1 },
      { at: now.toISO(), there: 1 },
    ],
    pace: { needed: 1.4, soFar: 0.35 },
    ...change,
  };
}
