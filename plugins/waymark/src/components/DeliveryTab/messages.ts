/** Every figure of a model with the charts behind it. */
export const deliveryMessages = {
  title: 'Delivery',
  what: 'the delivery figures',
  allOfProduction: 'all of production',
  asKnownAt: 'As known at',
  export: 'Export the figures shown',
  bucket: {
    label: 'Drawn by',
    fitting: '{{bucket}}, as fits',
    day: 'day',
    week: 'week',
    month: 'month',
    weekOf: 'week of {{day}}',
  },
  cohort: {
    label: 'Versions from',
    all: 'all',
    commit: 'commits',
    prompt: 'prompts and parameters',
    retrain: 'retraining',
  },
  range: {
    first: 'First day',
    last: 'Last day',
    wrong: 'Choose a day not before the first',
  },
  version: {
    label: 'Version',
    all: 'all',
    newest_one: 'The newest {{count}}',
    newest_other: 'The newest {{count}}',
    failed: 'Versions cannot be listed now',
  },
  charts: {
    what: 'the charts',
    empty:
      'Nothing was deployed to production in this window, so there is nothing to draw. Choose a longer window.',
    leadTimeAxes: 'When a change reached production; how long after its commit',
    missing_one: 'The charts leave out {{count}} event; the figures count all.',
    missing_other:
      'The charts leave out {{count}} events; the figures count all.',
  },
  releases: {
    title: 'Releases over time',
    items: 'releases',
    part: 'failed',
    rest: 'not failed',
    why: 'Why failed',
    axes: {
      day: 'Number of releases a day',
      week: 'Number of releases a week',
      month: 'Number of releases a month',
    },
    summary: {
      day_one:
        'Releases over time: {{sum}} in {{count}} day, {{part}} failed; at most {{most}} a day',
      day_other:
        'Releases over time: {{sum}} in {{count}} days, {{part}} failed; at most {{most}} a day',
      week_one:
        'Releases over time: {{sum}} in {{count}} week, {{part}} failed; at most {{most}} a week',
      week_other:
        'Releases over time: {{sum}} in {{count}} weeks, {{part}} failed; at most {{most}} a week',
      month_one:
        'Releases over time: {{sum}} in {{count}} month, {{part}} failed; at most {{most}} a month',
      month_other:
        'Releases over time: {{sum}} in {{count}} months, {{part}} failed; at most {{most}} a month',
    },
  },
  deployments: {
    title: 'Deployments over time',
    items: 'deployments',
    part: 'unplanned',
    rest: 'not unplanned',
    why: 'Why unplanned',
    axes: {
      day: 'Number of deployments a day',
      week: 'Number of deployments a week',
      month: 'Number of deployments a month',
    },
    summary: {
      day_one:
        'Deployments over time: {{sum}} in {{count}} day, {{part}} unplanned; at most {{most}} a day',
      day_other:
        'Deployments over time: {{sum}} in {{count}} days, {{part}} unplanned; at most {{most}} a day',
      week_one:
        'Deployments over time: {{sum}} in {{count}} week, {{part}} unplanned; at most {{most}} a week',
      week_other:
        'Deployments over time: {{sum}} in {{count}} weeks, {{part}} unplanned; at most {{most}} a week',
      month_one:
        'Deployments over time: {{sum}} in {{count}} month, {{part}} unplanned; at most {{most}} a month',
      month_other:
        'Deployments over time: {{sum}} in {{count}} months, {{part}} unplanned; at most {{most}} a month',
    },
  },
  durations: {
    title: '{{metric}}, each',
    summary:
      '{{metric}}: {{values}} from {{min}} to {{max}}; {{failed}} failed',
    summaryWithMedian:
      '{{metric}}: {{values}} from {{min}} to {{max}}, median {{median}}; {{failed}} failed',
  },
  recovery: {
    axes: 'Time; a row a failed deployment, from when it was made to its recovery',
    axesOfLatest:
      'Time; a row a failed deployment, the latest {{shown}} of {{total}}, from when it was made to its recovery',
    summary: '{{title}}: {{recovered}} recovered; {{open}} still open',
    summaryWithMedian:
      '{{title}}: {{recovered}} recovered, median {{median}}; {{open}} still open',
    open: 'open',
    markAt: '{{what}}, {{at}}',
    version: 'Version',
    environment: 'Environment',
    deployed: 'Deployed',
    recovered: 'Recovered',
    why: 'Why',
    stillOpen: 'still open',
    after: 'after {{duration}}',
    deployedIn: '{{version}} in {{environment}}, deployed {{at}}',
    recoveredAfter: 'recovered after {{duration}}',
  },
  group: {
    throughput: 'Throughput',
    instability: 'Instability',
    standard: 'Delivery standard',
    operation: 'Operation',
    training: 'Training',
  },
} as const;
