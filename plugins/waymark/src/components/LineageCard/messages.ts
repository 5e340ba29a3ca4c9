/** What a model comes from and what builds on it. */
export const lineageMessages = {
  title: 'Lineage',
  empty: {
    title: 'No lineage is known',
    text: 'Name the data sets in {{trainedOn}} and {{evaluatedOn}} of its catalog-info.yaml, and what answers with it in {{servedBy}}.',
  },
  comesFrom: 'Comes from',
  leadsTo: 'Leads to',
  versionsWhat: 'the data sets’ versions',
  version: 'version {{versions}}',
  trainedOn: 'trained on',
  evaluatedOn: 'evaluated on',
  derivedFrom: 'derived from',
  servedBy: 'served by',
  baseOf: 'base of',
} as const;
