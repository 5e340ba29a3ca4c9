import type { MaturityFrameworkFile } from 'backstage-plugin-waymark-node';
import { automatic, framework } from '../../__testUtils__/framework';

/** A framework of two levels, the second by a fact Waymark itself has not. */
export const costRules: MaturityFrameworkFile = framework({
  levels: [
    { level: 1, title: 'Started', summary: 'It exists.' },
    { level: 2, title: 'Paid', summary: 'Its cost is known.' },
  ],
  areas: [{ id: 'cost', title: 'Cost' }],
  criteria: [
    automatic('cost-known', {
      level: 2,
      title: 'Its cost is known',
      met: 'facts.costKnown',
      todo: 'Report the cost.',
    }),
  ],
});

/** That fact, as a provider declares it. */
export const costKnown = {
  name: 'costKnown',
  type: 'boolean',
  description: 'Cost is known',
} as const;
