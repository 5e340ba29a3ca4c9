/** What a rollback changes, asking for one, and following it. */
export const rollbackMessages = {
  title: 'Roll back {{model}}',
  what: 'roll back',
  close: 'Close',
  cancel: {
    label: 'Cancel this rollback',
    failed: 'Could not be cancelled: {{reason}}',
  },
  choice: {
    closingIsSafe: 'Closing does not stop a rollback.',
    environment: 'Environment',
    way: '{{environment}}: {{way}}',
    underWay: 'a rollback is under way',
    noWayBack: 'no way back',
    preview: 'what a rollback would change',
    loadingPreview: 'Loading what a rollback would change',
    nothing:
      'This model has not been deployed anywhere, so there is nothing to roll back. Deploy it first.',
  },
  effect: {
    label: 'What will change',
    way: '{{from}} → {{to}}',
    wayToLastGood: '{{from}} → {{to}} (last known good)',
    serves:
      '{{environment}} serves {{from}}. It will serve {{to}} again, which last served here {{lastServed}}.',
    servesSince:
      '{{environment}} serves {{from}} since {{since}}. It will serve {{to}} again, which last served here {{lastServed}}.',
    reverts: 'The deployment of {{version}} is undone (event {{event}}).',
    revertsProduction:
      'The deployment of {{version}} is undone (event {{event}}) and counts as failed: change fail rate, recovery time and rework rate follow.',
    notGood: '{{version}} itself was rolled back or caused an incident before.',
    platform:
      'The platform’s own rollback job does it. The rollback is done when the platform’s own event has come in.',
  },
  form: {
    label: 'Roll back {{environment}}',
    send: 'Roll back {{environment}} to {{version}}',
    denied:
      'You may not roll back. It takes the permission {{permission}}. Ask whoever looks after this portal.',
    reason: 'Reason',
    reasonHelp_one:
      'Kept with the rollback for everyone to see, at least {{count}} character',
    reasonHelp_other:
      'Kept with the rollback for everyone to see, at least {{count}} characters',
  },
  version: {
    label: 'Go back to',
    choose: 'Choose a version',
    lastGood: 'last known good',
    notGood: 'was rolled back or caused an incident',
    servedUntil: 'served until {{until}}',
  },
  progress: {
    what: 'the rollback',
    loading: 'Loading the rollback',
    noReason: 'The platform did not say why. Look at its run, then ask again.',
    nothing: 'nothing',
    askedFor:
      '{{from}} → {{to}} · asked for by {{person}} {{when}} · “{{reason}}”',
    unreachable:
      'Shown as last known; the portal cannot be reached: {{reason}}. The rollback goes on without it.',
    awaitsEvent: 'Done only when the platform’s own event has come in.',
    confirmed: 'The platform’s own event {{event}} came in after {{duration}}.',
    openRun: 'Open the platform’s run',
    steps: 'Steps of the rollback',
    step: {
      done: 'done',
      failed: 'failed',
      running: 'running',
      waiting: 'waiting',
    },
  },
  state: {
    requested:
      'Rollback of {{environment}} to {{version}} is asked for, not sent to the platform yet',
    running: 'Rolling back {{environment}} to {{version}}',
    dispatched:
      'Rolling back {{environment}} to {{version}}, waiting for the platform',
    confirmed: '{{environment}} is back on {{version}}',
    cancelled:
      'Rollback of {{environment}} to {{version}} was cancelled; nothing was changed',
    failed: 'Rollback of {{environment}} to {{version}} failed',
  },
} as const;
