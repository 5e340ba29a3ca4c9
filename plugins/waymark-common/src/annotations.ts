/** The one reporter whose `service.*` events count for a model. @public */
export const ANNOTATION_DEPLOYMENTS_FROM = 'waymark.dev/deployments-from';

/** A name by which events may know a model. @public */
export const ANNOTATION_SERVICE_ID = 'waymark.dev/service-id';

/** Base URL under which a model's environments answer, `{environment}` filled in. @public */
export const ANNOTATION_ENDPOINT = 'waymark.dev/endpoint';
