/** A model's risk tier with why, who set it and when. */
export const riskMessages = {
  title: 'Risk',
  empty: {
    title: 'This model has no risk tier',
    edit: 'Edit the entity',
    text: 'Put {{field}} into its catalog-info.yaml: the tier, the rationale, who set it and when.',
  },
  setBy: 'Set by',
  set: 'Set',
  gpai: {
    label: 'General-purpose model',
    no: 'no',
    gpai: 'yes',
    'gpai-systemic': 'yes, with systemic risk',
  },
  answers_one: 'Answers it rests on ({{count}})',
  answers_other: 'Answers it rests on ({{count}})',
  yes: 'yes',
  no: 'no',
} as const;
