import type { CriterionResult } from 'backstage-plugin-waymark-common';

/** Whether something is to be done about a criterion. */
export function isMissing({ result }: CriterionResult): boolean {
  return result !== 'met' && result !== 'notApplicable';
}
