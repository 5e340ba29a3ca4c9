export const liveVersionsMessages = {
  title: 'Live versions',
  what: 'the live versions',
  empty: {
    title: 'Nothing has been deployed yet',
    text: 'The first {{event}} event of this model shows here as it arrives. Its pipeline sends one when it deploys.',
  },
  nothingServes: 'Nothing serves',
  since: 'since {{since}}',
  byPipeline: 'deployed by pipeline',
  byHand: 'deployed by hand',
  canary: 'canary: {{version}} on {{percent}} % since {{since}}',
} as const;
