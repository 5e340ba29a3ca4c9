import type { CriterionResult } from '@waymark/backstage-plugin-waymark-common';

/** Whether a criterion stands in no level's way: it is met or not asked for. */
export function isSettled({ result }: CriterionResult): boolean {
  return result === 'met' || result === 'notApplicable';
}
