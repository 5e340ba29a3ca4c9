/** DORA's score of the five figures beside what others score. */
export const quickCheckMessages = {
  title: 'Quick Check',
  what: 'the Quick Check',
  industry: 'Industry',
  organizationSize: 'Organisation size',
  scores: 'Scores',
  overall: 'Overall',
  legend:
    '0 to 10, 10 best. The frame is one standard deviation around the mean of the industry, the line the mean. Others as {{source}} publishes them: what people answered of themselves, no target.',
  howScored: 'How it is scored',
  answered: 'Answer: {{answer}}. Others: {{others}}',
  others: 'Others: {{others}}',
  noScore: 'No score: {{reason}}',
  score: '{{score}} of 10',
} as const;
