/** What to expect of a model, from its own past. */
export const forecastMessages = {
  title: 'Forecast',
  what: 'the forecast',
  releases: 'Releases to expect',
  leadTime: 'Lead time of a change',
  noReleases: 'No forecast of releases. {{reason}}.',
  noLeadTimes: 'No forecast of lead times. {{reason}}.',
  basis:
    'From {{releases}} releases in the last {{weeks}} whole weeks. The frame is the 95 % interval, the filled part the 80 % one, the line what is expected.',
  howComputed: 'How it is computed',
  horizon:
    'About {{expected}} releases in {{days}} days: {{ranges}} probability',
  range: '{{low}} to {{high}}',
  with: '{{range}} with {{share}}',
  takeAtMost: '{{share}} of changes take at most {{duration}}',
} as const;
