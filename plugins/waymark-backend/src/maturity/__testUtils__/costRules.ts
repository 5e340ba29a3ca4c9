import type { MaturityFrameworkFile } from '@waymark/backstage-plugin-waymark-node';

/** A framework of two levels, the second by a fact Waymark itself has not. */
export const costRules = {
  id: 'house-rules',
  version: 1,
  title: 'House rules',
  subject: 'model',
  source: { title: 'Own work' },
  levels: [
    { level: 1, title: 'Started', summary: 'It exists.' },
    { level: 2, title: 'Paid', summary: 'Its cost is known.' },
  ],
  areas: [{ id: 'cost', title: 'Cost' }],
  criteria: [
    {
      id: 'cost-known',
      area: 'cost',
      level: 2,
      title: 'Its cost is known',
      kind: 'automatic',
      met: 'facts.costKnown',
      todo: 'Report the cost.',
    },
  ],
} satisfies MaturityFrameworkFile;

/** That fact, as a provider declares it. */
export const costKnown = {
  name: 'costKnown',
  type: 'boolean',
  description: 'Cost is known',
} as const;
