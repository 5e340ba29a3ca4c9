/** Where models, teams and the platform stand, and what would lift most. */
export const maturityMessages = {
  title: 'Maturity',
  subtitle:
    'Where models, teams and the platform stand, and what would lift most',
  tabs: {
    label: 'Whose maturity',
    models: 'Models',
    teams: 'Teams',
    platform: 'Platform',
    campaigns: 'Campaigns',
  },
  thePlatform: 'The platform',
  distribution: {
    title: 'Distribution',
    below: '{{below}} of {{total}} below their target',
    label: 'Models by level',
    level: '{{level}} · {{title}}: {{models}}',
  },
  heatMap: {
    label: 'Levels by area',
    group: 'Group',
    model: 'Model',
    level: 'Level',
    byArea: 'by area',
    groupsFoot: 'The lower median of each group’s models.',
    foot: '{{shown}} of {{total}}, furthest below target first. Green: at its target or above; amber: one level below; red: more; grey: no target.',
    notInCatalog: '{{name}} (not in the catalog)',
    lopsided: 'lopsided',
    noneNamed: 'none named',
    models_one: '{{count}} model, {{below}} below target',
    models_other: '{{count}} models, {{below}} below target',
  },
  trend: {
    title: 'Trend',
    by: 'By',
    month: 'month',
    week: 'week',
    what: 'the trend of levels',
    empty:
      'No level is recorded yet by this version of the framework. The first is within a minute, and each change after it.',
    chart: 'Models by level, {{framework}} {{version}}',
    axes: {
      month: 'Share of models at the end of each month, UTC',
      week: 'Share of models at the end of each week, UTC',
    },
    summary: '{{first}}; {{last}}.',
    at: '{{models}} at {{level}}',
    period: '{{period}}: {{counts}}',
    note: 'Models there are today, by the levels recorded of version {{version}}; before the first record of a model it is not counted.',
  },
  overview: {
    what: 'the maturity of models',
    empty: {
      title: 'No model to show',
      create: 'Create a model',
      text: 'Models appear here within a minute of being registered or sending their first event. Perhaps the filters leave none.',
    },
    byArea: 'Models by area',
    movers: 'Movers, 30 days',
    moves: 'What would lift most models',
    movesHint: 'Criteria that stand in the way of models’ next level',
    startCampaign: 'Start a campaign',
  },
  movers: {
    none: 'No level is known to differ from that of 30 days ago.',
    rose: '{{model}} rose from {{before}} to {{level}}',
    roseWhen: '{{model}} rose from {{before}} to {{level}}, {{when}}',
    fell: '{{model}} fell from {{before}} to {{level}}',
    fellWhen: '{{model}} fell from {{before}} to {{level}}, {{when}}',
  },
  filters: {
    framework: 'Framework',
    riskTier: 'Risk tier',
    system: 'System',
    rows: 'Rows',
    models: 'Models',
    owners: 'Owners',
    systems: 'Systems',
    tiers: 'Risk tiers',
    owner: 'Owner: {{owner}}',
    tier: {
      minimal: 'minimal',
      limited: 'limited',
      high: 'high',
      prohibited: 'prohibited',
    },
  },
  rejudging: {
    anew_one: 'Judging {{total}} model anew: {{done}} done',
    anew_other: 'Judging {{total}} models anew: {{done}} done',
    by_one: 'Judging {{total}} model by {{frameworks}}: {{done}} done',
    by_other: 'Judging {{total}} models by {{frameworks}}: {{done}} done',
    newVersion:
      'Until a model is judged by the new version it is left out below, and counts as not there in campaigns. What was recorded by earlier versions stays as it was.',
    before: 'Levels below are those of before until then.',
  },
  roadmap: {
    none: 'Every model is at the highest level.',
    label: 'What would lift most models',
    part_one: 'Part of the next move of {{count}} model',
    part_other: 'Part of the next move of {{count}} models',
    partLifts_one:
      'Part of the next move of {{count}} model; alone lifts {{lifts}}',
    partLifts_other:
      'Part of the next move of {{count}} models; alone lifts {{lifts}}',
  },
  subject: {
    judgedBy_one:
      'Judged by {{count}} model you may see, and by what people attested',
    judgedBy_other:
      'Judged by {{count}} models you may see, and by what people attested',
    what: 'the standing',
    emptyTitle: 'Not assessed',
    emptyText:
      'No maturity framework judges it. Name one under {{key}} in the portal’s configuration.',
    historyNote:
      'Recorded of all its models, also of those you may not see; the standing above is by those you may.',
  },
  teams: {
    what: 'the teams',
    emptyTitle: 'No team owns a model',
    emptyText: 'Name owners in {{field}} of the models’ catalog files.',
    team: 'Team',
    withModels: '{{team}} ({{models}})',
  },
} as const;
