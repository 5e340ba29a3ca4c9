/** What stands on every card and page: states, chips, tables, filters, dialogs. */
export const commonMessages = {
  load: {
    loading: 'Loading {{what}}',
    failed: 'Could not load {{what}}',
    nothingChanged: '{{reason}} Nothing was changed.',
    denied: 'You may not see {{what}}',
    permission:
      'It takes the permission {{permission}}. Ask whoever looks after this portal.',
    refreshFailed: 'Shown as last loaded; refreshing failed: {{reason}}',
    tryAgain: 'Try again',
  },
  decision: {
    reason: 'Reason',
    reasonOptional: 'Kept for everyone to see',
    reasonNeeded_one: 'Kept for everyone to see, at least {{count}} character',
    reasonNeeded_other:
      'Kept for everyone to see, at least {{count}} characters',
    close: 'Close',
    denied:
      'You may not {{what}}. It takes the permission {{permission}}. Ask whoever looks after this portal.',
    refused:
      'You may not {{what}}. It takes the permission {{permission}}. Nothing was changed.',
    nothingChanged: '{{reason}} Nothing was changed.',
    uncertain: 'It may have arrived or not: trying again asks only once.',
  },
  band: {
    elite: 'elite',
    high: 'high',
    medium: 'medium',
    low: 'low',
    early: 'early',
    none: 'no data',
  },
  tier: {
    minimal: 'minimal risk',
    limited: 'limited risk',
    high: 'high risk',
    prohibited: 'prohibited risk',
    none: 'not classified',
  },
  environment: {
    label: 'Environment',
    production: 'production',
    staging: 'staging',
    testing: 'testing',
    development: 'development',
    shadow: 'shadow',
  },
  level: {
    none: 'not assessed',
    withTarget: '{{level}}, target {{target}}',
  },
  moment: { backToNow: 'Back to now' },
  window: {
    label: 'Window',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    short: '{{days}} d',
  },
  filter: { all: 'All' },
  table: {
    region: '{{label}}, table',
    pages: 'Pages of {{label}}',
    previous: 'Previous page',
    next: 'Next page',
    shown: '{{shown}} of {{total}}',
    noTarget: 'no target',
    target: 'target {{target}}',
  },
  attention: {
    shadow: 'Sends events but is in no catalog: register it',
    untiered: 'Has no risk tier: classify it',
    denied:
      'Version {{version}} serves in {{environment}} against a gate’s decision',
    incident_one: '{{count}} incident open in production',
    incident_other: '{{count}} incidents open in production',
    incidentStale_one:
      '{{count}} incident open in production, {{stale}} stale: end what is over',
    incidentStale_other:
      '{{count}} incidents open in production, {{stale}} stale: end what is over',
    failure_one:
      '{{count}} failed deployment not recovered: roll back or resolve',
    failure_other:
      '{{count}} failed deployments not recovered: roll back or resolve',
    failRate: '{{percent}} % of releases failed in 90 days',
  },
  export: {
    format: 'Export {{format}}',
    exporting: 'Exporting',
    failed: 'Could not export: {{reason}}',
  },
  deployment: {
    reverted: 'was rolled back',
    causedIncident_one: 'caused incident {{incidents}}',
    causedIncident_other: 'caused incidents {{incidents}}',
    traffic: '{{percent}} % of traffic',
  },
} as const;
