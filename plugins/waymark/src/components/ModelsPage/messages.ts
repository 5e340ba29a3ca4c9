/** What is in production, how well it is delivered, what needs attention. */
export const modelsMessages = {
  title: 'Models',
  subtitle:
    'What is in production, how well it is delivered, what needs attention',
  what: 'the models',
  tabs: {
    label: 'Models and sources',
    models: 'Models',
    sources: 'Sources',
  },
  notInCatalog: 'not in the catalog',
  notInCatalogHint:
    'Events arrive for this model, but the catalog has no entity for it. Register its catalog-info.yaml to give it an owner and a risk tier.',
  noOwner: 'no owner',
  noMatch: {
    title: 'No model matches these filters',
    showAll: 'Show all models',
  },
  empty: {
    title: 'No models yet',
    create: 'Create a model',
    text: 'Make one from a template: its repository trains, evaluates, deploys and reports here by itself. Or register the catalog-info.yaml of a model you have.',
  },
  count: {
    models_one: '{{count}} model',
    models_other: '{{count}} models',
    whole_one:
      '{{models}}, {{inProduction}} in production, {{count}} needs attention',
    whole_other:
      '{{models}}, {{inProduction}} in production, {{count}} need attention',
    partly_one:
      '{{models}}; of the first {{first}} {{inProduction}} in production, {{count}} needs attention',
    partly_other:
      '{{models}}; of the first {{first}} {{inProduction}} in production, {{count}} need attention',
  },
  filter: {
    search: 'Search',
    placeholder: 'Name or title',
    owner: 'Owner',
    system: 'System',
    tag: 'Tag',
    riskTier: 'Risk tier',
    level: 'Maturity level',
    band: 'DORA band',
    bandOf: '{{metric}}: {{band}}',
    gate: 'Gate',
    denied: 'Live although denied',
    clear: 'Clear filters',
    levelTitled: 'Level {{level}}: {{title}}',
    levelOnly: 'Level {{level}}',
    tier: {
      minimal: 'minimal',
      limited: 'limited',
      high: 'high',
      prohibited: 'prohibited',
    },
  },
  strip: {
    label: 'Delivery of all these models',
    what: 'the figures over all models',
    over_one: 'Over {{count}} model that you may see, in 90 days.',
    over_other: 'Over {{count}} models that you may see, in 90 days.',
    narrowed:
      'Owner, system, tag and risk tier narrow these figures; the other filters narrow the list alone.',
  },
  platform: {
    title: 'The platform',
    what: 'the figures of the platform',
    close: 'Close',
    models: 'Models',
    definition: 'Definition',
    figure: {
      goldenPathAdoption: 'Made from a template',
      inventoryCoverage: 'In the catalog',
      modelsPerOwner: 'Live models an owning group',
      auditPassRate: 'Controls satisfied',
    },
    basis: {
      goldenPathAdoption: '{{numerator}} of {{denominator}} models.',
      inventoryCoverage:
        '{{numerator}} of {{denominator}} models with production events.',
      modelsPerOwner: '{{numerator}} over {{denominator}} owning groups.',
      auditPassRate:
        '{{numerator}} of {{denominator}} controls required of models in production.',
    },
    left: {
      notInCatalog: 'not in the catalog',
      noOwner: 'without an owning group',
      notJudged: 'not judged yet',
    },
    leftOut: '{{models}} left out: {{reason}}.',
    recent: {
      none_one: 'Nobody heard of a new model in {{count}} day.',
      none_other: 'Nobody heard of a new model in {{count}} days.',
      nothingBefore_one:
        'Of the models first heard of in {{count}} day {{numerator}} of {{denominator}}, {{value}}; nothing to compare with in the {{count}} day before.',
      nothingBefore_other:
        'Of the models first heard of in {{count}} days {{numerator}} of {{denominator}}, {{value}}; nothing to compare with in the {{count}} days before.',
      compared_one:
        'Of the models first heard of in {{count}} day {{numerator}} of {{denominator}}, {{value}}; {{previous}} in the {{count}} day before.',
      compared_other:
        'Of the models first heard of in {{count}} days {{numerator}} of {{denominator}}, {{value}}; {{previous}} in the {{count}} days before.',
    },
  },
  behind: {
    label: 'Models behind this figure, those that do not count first',
    what: 'the models behind this figure',
    empty: 'There is no model that this figure is about.',
    model: 'Model',
    here: 'Here',
    leftOut: 'left out: {{reason}}',
    part: '{{numerator}} of {{denominator}}',
    counts: 'counts',
    doesNotCount: 'does not count',
  },
  quartiles: {
    title: 'The models’ own values',
    one: 'One model has a value: {{value}}',
    many: 'Of {{models}} models half lie between {{q1}} and {{q3}}, the middle one at {{median}}; from {{min}} to {{max}}',
  },
  rollup: {
    label: 'Models behind this figure, greatest first',
    empty: 'No model in this scope has sent events.',
    model: 'Model',
    value: 'Value',
    over: 'Over',
  },
  column: {
    model: 'Model',
    riskTier: 'Risk tier',
    inProduction: 'In production',
    maturity: 'Maturity',
    controlsHint:
      'With the risk controls satisfied of those that the model owes by its tier, and whether it serves against a gate’s decision',
    bands: 'DORA bands',
    bandsHint:
      'Left to right: deployment frequency, change lead time, change fail rate, failed deployment recovery time, deployment rework rate; over 90 days',
    deployments: 'Deployments',
    deploymentsHint: 'In production, a week, over 13 weeks',
    trainingData: 'Training data',
    attention: 'Needs attention',
  },
  noData: 'No data',
  old: '{{age}} old',
  notInProduction: 'not in production',
  versionIn: '{{version}} in {{environment}}',
  controls: '{{met}} of {{total}} controls',
  deniedIn: 'denied in {{environments}}',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  deployments_one:
    '{{total}} production deployments in {{count}} week, {{latest}} in the latest',
  deployments_other:
    '{{total}} production deployments in {{count}} weeks, {{latest}} in the latest',
} as const;
