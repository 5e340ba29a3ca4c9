/** Other plugins have kinds of these names too, which are not of Waymark's API. */
const apiVersion = { $hasPrefix: 'waymark.dev/' };

/** Cards, tabs and entries of models. */
export const OF_MODELS = { kind: 'model', apiVersion };

/** Cards of data sets. */
export const OF_DATASETS = { kind: 'dataset', apiVersion };
