/** What to do to reach the next level. */
export const nextMoveMessages = {
  label: 'Next move',
  reached:
    'The highest level is reached. Keep it by keeping its evidence current.',
  to: 'Next move: to {{level}} · {{title}}',
  ofEachArea: 'Next move of each area',
  ofArea: 'Next move: {{area}}',
  areaReached: '{{area}}: the highest level is reached',
  areaTo: '{{area}}: to {{level}}',
  attest: 'Attest',
  attestThis: 'Attest {{criterion}}',
  showFewer: 'Show fewer',
  showMore_one: 'Show {{count}} more',
  showMore_other: 'Show {{count}} more',
  onboard: 'Run the onboarding template',
  templates: 'Open the templates',
  exercise: {
    label: 'Exercise a rollback',
    noStaging: 'No deployment to a staging environment is known.',
    failed: 'Could not tell what is in staging: {{reason}}',
  },
  lopsided:
    'Lopsided: {{lowest}} at {{low}} against {{highest}} at {{high}}. The weakest area holds the level down.',
  target: {
    byArea: 'read area by area',
    none: 'no target set',
    reached: 'target {{target}} reached',
    below_one: '{{count}} level below its target {{target}}',
    below_other: '{{count}} levels below its target {{target}}',
  },
} as const;
