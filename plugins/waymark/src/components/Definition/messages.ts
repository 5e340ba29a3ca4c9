/** What stands around a metric's definition, whose text stays English. */
export const definitionMessages = {
  allModels: 'All models',
  allMetrics: 'All metrics',
  what: 'the definition',
} as const;
