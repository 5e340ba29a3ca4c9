export const activityMessages = {
  title: 'Recent activity',
  what: 'the recent activity',
  all: 'All deployments',
  empty: {
    title: 'Nothing has happened yet',
    text: 'Deployments, rollbacks and incidents show here as their events come in.',
  },
  askedBy: 'asked for by {{person}}',
  rolledBack: '{{environment}} was rolled back to {{version}}',
  deployedByPipeline:
    '{{version}} was deployed to {{environment}} by the pipeline',
  deployedByHand: '{{version}} was deployed to {{environment}} by hand',
  andFailed: '{{deployed}} and {{failure}}',
  rollback: {
    requested: 'Rollback of {{environment}} to {{version}} was asked for',
    dispatched: 'Rollback of {{environment}} to {{version}} is under way',
    confirmed: 'Rollback of {{environment}} to {{version}} was confirmed',
    failed: 'Rollback of {{environment}} to {{version}} failed',
    cancelled: 'Rollback of {{environment}} to {{version}} was cancelled',
  },
  because: '{{what}}: {{why}}',
  incident: 'Incident {{id}} in {{environment}}',
  incidentEnded: 'Incident {{id}} in {{environment}} ended after {{duration}}',
} as const;
