/** What people correct of a model, and the ways to do so. */
export const correctionsMessages = {
  title: 'Corrections',
  what: 'the corrections',
  correctEvents: 'correct what events say',
  menuFor: 'Correct {{what}}',
  shown: {
    label: 'Show',
    corrections: 'What was corrected',
    assignments: 'Events assigned to this model',
  },
  empty: {
    corrections:
      'Nothing was corrected. Where events say something wrong, correct it at the deployment or the incident above.',
    assignments: 'No events were assigned: all of them named this model.',
  },
  column: {
    what: 'What',
    who: 'Who',
    when: 'When',
    why: 'Why',
    counts: 'Counts',
    do: 'Do',
  },
  counts: {
    yes: 'yes',
    no: 'no, a later one does',
  },
  note: {
    plain: '{{what}} by {{person}} {{when}}',
    because: '{{what}} by {{person}} {{when}}: {{reason}}',
  },
  reversed: 'reversed',
  reverse: {
    label: 'Reverse',
    this: 'Reverse: {{correction}}',
    what: 'reverse corrections',
    assignment:
      'The event leaves this model and its figures, and is unassigned again. Both stay in the ledger.',
    correction:
      'Figures will be as if this had not been said. A correction made before it about the same counts again. Both stay in the ledger.',
  },
  attribution: {
    title: 'Correct attribution',
    what: 'correct attributions',
    incident: 'Incident {{id}}',
    of: '{{incident}} in {{environment}}, since {{start}}',
    deployments: 'the deployments to choose from',
    toBlame: 'To blame',
    choose: 'Choose a deployment, or none',
    none: 'No deployment',
    option: '{{version}}, deployed {{at}}',
    optionNow: '{{version}}, deployed {{at}} (blamed now)',
    effects: 'What will change',
    computedAgain: 'Figures are computed again with it, past windows included.',
    staysFailed:
      'The deployment of {{version}} to {{environment}} stays failed: it was rolled back, or caused another incident.',
    noLongerFailed:
      'The deployment of {{version}} to {{environment}} no longer counts as failed.',
    noLongerFailedUnless:
      'The deployment of {{version}} to {{environment}} no longer counts as failed, unless it was rolled back or caused another incident.',
    failsNone:
      'The incident fails no deployment. It is counted beside the change fail rate, among those without attribution.',
    failedAlready:
      'The deployment of {{version}} to {{environment}} counts as failed already and stays so.',
    fails:
      'The deployment of {{version}} to {{environment}} counts as failed, and so its release.',
    blamed:
      'The deployment of {{version}} to {{environment}} is blamed; only deployments to production count as failed.',
  },
  deployment: {
    deployment: 'the deployment of {{environment}} to {{version}}',
    rollback: 'the rollback of {{environment}} to {{version}}',
    markPlanned: 'Mark planned',
    markUnplanned: 'Mark unplanned',
    planned:
      'The deployment of {{environment}} to {{version}} no longer counts as rework. The rework rate is computed again, past windows included.',
    unplanned:
      'The deployment of {{environment}} to {{version}} counts as rework: it answers a production incident. The rework rate is computed again, past windows included.',
    withdrawDeployment:
      'The deployment of {{environment}} to {{version}} counts for nothing from now on, as if it had never been told: it leaves this table, every figure, and what is known to be live. What was blamed on it is attributed anew.',
    withdrawRollback:
      'The rollback of {{environment}} to {{version}} counts for nothing from now on, as if it had never been told: it leaves this table, every figure, and what is known to be live. What was blamed on it is attributed anew.',
  },
  withdraw: {
    title: 'Withdraw this event',
    label: 'Withdraw',
    kept: 'The event itself stays in the ledger. Reverse it under Corrections to have it back.',
  },
  incident: {
    menu: 'Correct what was told of {{name}}',
    withdrawBegin: 'Withdraw the event that began it',
    withdrawEnd: 'Withdraw the event that ended it',
    began:
      'That {{name}} began counts for nothing from now on, as if it had never been told. If another event tells of it too, it begins with that one; else it leaves this table and every figure, and the deployment blamed for it is no longer failed because of it.',
    endedText:
      'That {{name}} ended counts for nothing from now on, as if it had never been told: it ends with the next event that says so, and is open until then.',
  },
  words: {
    attributed:
      'Incident {{id}} was attributed to the deployment event {{deployment}}',
    attributedToNone: 'Incident {{id}} was attributed to no deployment',
    ended: 'Incident {{id}} was ended',
    endedAsOf: 'Incident {{id}} was ended as of {{at}}',
    markedPlanned: 'Deployment event {{id}} was marked planned',
    markedUnplanned: 'Deployment event {{id}} was marked unplanned',
    withdrawn: '{{event}} was withdrawn',
    assigned: '{{event}} was assigned to this model',
    anEvent: 'An event',
    event: 'Event {{id}} ({{kind}} of {{subject}})',
    eventTo: 'Event {{id}} ({{kind}} of {{subject}} to {{environment}})',
  },
  end: {
    title: 'End this incident',
    what: 'end incidents',
    label: 'End the incident',
    ends: '{{name}} has been open since {{start}}. It was last told of {{told}}.',
    effect:
      'It ends at the time you say, and figures are computed again with it, past windows included. If its own system tells an end later on, the earlier of the two counts.',
    kept: 'The ledger keeps this as the event incident.resolved, with you and your reason. Reverse it under Corrections to open the incident again.',
    when: 'When it was over',
    notBefore: 'Not before {{told}}, and not in the future',
  },
  takeBack: 'Take back that it ended',
  menuEnd: 'End this incident',
  ended: 'ended',
} as const;
