import type {
  MaturityFramework,
  MaturityOverview,
  ModelStanding,
} from 'backstage-plugin-waymark-common';

const framework: MaturityFramework = {
  id: 'delivery-standard',
  version: 1,
  title: 'Delivery standard',
  subject: 'model',
  merged: true,
  levels: [
    { level: 1, title: 'Initial', summary: 'By hand.' },
    { level: 2, title: 'Managed', summary: 'Checked.' },
  ],
  areas: [
    { id: 'people', title: 'People' },
    { id: 'tools', title: 'Tools' },
  ],
  source: { title: 'Own work', url: null },
};
function standing(change: Partial<ModelStanding> = {}): ModelStanding {
  return {
    ref: 'model:default/credit-risk',
    name: 'credit-risk',
    title: 'Credit risk',
    owner: 'group:default/lending',
    system: null,
    tier: 'high',
    inCatalog: true,
    level: 1,
    target: 2,
    lopsided: true,
    areas: [
      { id: 'people', level: 2 },
      { id: 'tools', level: 1 },
    ],
    before: 2,
    changedAt: new Date(Date.now() - 86_400_000).toISOString(),
    ...change,
  };
}

/** Two models in a framework of two levels, for tests. */
export function maturityOverview(): MaturityOverview {
  return {
    framework,
    items: [
      standing(),
      standing({
        ref: 'model:default/churn',
        name: 'churn',
        title: null,
        inCatalog: false,
        target: null,
        lopsided: false,
      }),
    ],
    total: 2,
    nextCursor: null,
    distribution: [
      { level: 1, title: 'Initial', models: 2 },
      { level: 2, title: 'Managed', models: 0 },
    ],
    belowTarget: 1,
    movers: [standing()],
    moves: [
      {
        criterion: 'tools-reported',
        title: 'Deployments are reported',
        todo: 'Send an event for every deployment.',
        models: 2,
        lifts: 1,
      },
    ],
    groups: [
      {
        key: 'group:default/lending',
        models: 1,
        belowTarget: 1,
        level: 1,
        areas: [
          { id: 'people', level: 2 },
          { id: 'tools', level: 1 },
        ],
      },
    ],
  };
}
