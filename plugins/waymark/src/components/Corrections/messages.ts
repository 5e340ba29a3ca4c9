/** What people correct of a model, and the ways to do so. */
export const correctionsMessages = {
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
