/** A model's maturity level against its target, by area. */
export const maturityCardMessages = {
  title: 'Maturity',
  what: 'the maturity level',
  open: 'Open the scorecard',
  empty: {
    title: 'Not assessed',
    text: 'No maturity framework is in use. Name one under {{key}} in the portal’s configuration.',
  },
  byArea: 'Levels by area, of {{of}}',
  met: '{{met}} of {{total}} met',
} as const;
