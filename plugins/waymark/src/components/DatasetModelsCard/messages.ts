/** The models trained or evaluated on a data set. */
export const datasetModelsMessages = {
  title: 'Models on this data',
  what: 'the models of this data set',
  empty: {
    title: 'No model uses this data set',
    text: 'Name it in {{trainedOn}} or {{evaluatedOn}} of a model’s catalog-info.yaml.',
  },
  model: 'Model',
  use: 'Use',
  riskTier: 'Risk tier',
  gone: 'gone, or hidden from you',
  uses: {
    training: 'training',
    evaluation: 'evaluation',
  },
} as const;
