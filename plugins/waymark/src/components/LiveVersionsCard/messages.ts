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
  approved: 'approved by {{by}} {{at}}',
  digest: 'for {{digest}}',
  allowed: 'allowed by a gate {{at}}',
  denied_one: 'denied by a gate {{at}}: {{count}} rule is not met',
  denied_other: 'denied by a gate {{at}}: {{count}} rules are not met',
  notAsked: 'No gate was asked',
  canary: 'canary: {{version}} on {{percent}} % since {{since}}',
} as const;
