/** What gates said before versions were deployed. */
export const gatesMessages = {
  title: 'Gate decisions',
  what: "the gate's decisions",
  version: 'Version',
  to: 'To',
  decision: 'Decision',
  when: 'When',
  stoodInTheWay: 'What stood in the way',
  empty: {
    title: 'No gate was asked yet',
    text: 'A pipeline asks whether a version may be deployed with {{request}}, as those of the tabular classifier do.',
  },
  outcome: {
    allow: 'allow',
    deny: 'deny',
  },
  nothing: 'Nothing',
} as const;
