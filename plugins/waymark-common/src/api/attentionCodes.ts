/**
 * All that the API says needs attention in a model. It answers the code and the
 * parameters of its sentence beside the English text, so that a browser can say
 * it in the viewer's language.
 *
 * @public
 */
export const attentionCodes = [
  'shadow',
  'untiered',
  'denied',
  'incident',
  'incidentStale',
  'failure',
  'failRate',
] as const;

/** One of {@link attentionCodes}. @public */
export type AttentionCode = (typeof attentionCodes)[number];
