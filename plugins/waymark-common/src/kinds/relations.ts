/** A model and the data sets it was trained on. @public */
export const RELATION_TRAINED_ON = 'trainedOn';
/** A data set and the models trained on it. @public */
export const RELATION_USED_TO_TRAIN = 'usedToTrain';
/** A model and the data sets it is evaluated on. @public */
export const RELATION_EVALUATED_ON = 'evaluatedOn';
/** A data set and the models evaluated on it. @public */
export const RELATION_USED_TO_EVALUATE = 'usedToEvaluate';
/** A model and the models it derives from (fine-tuned, distilled). @public */
export const RELATION_DERIVED_FROM = 'derivedFrom';
/** A model and those derived from it. @public */
export const RELATION_BASE_OF = 'baseOf';
/** A model and the component or API that serves it. @public */
export const RELATION_SERVED_BY = 'servedBy';
/** A component or API and the models it serves. @public */
export const RELATION_SERVES = 'serves';
