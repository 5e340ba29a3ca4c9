import type { Translate } from '../../translation';

const LEFT = {
  notInCatalog: 'models.platform.left.notInCatalog',
  noOwner: 'models.platform.left.noOwner',
  notJudged: 'models.platform.left.notJudged',
} as const;

/** Why a model is left out of a figure of the platform. */
export function leftWords(t: Translate, reason: string): string {
  return reason in LEFT ? t(LEFT[reason as keyof typeof LEFT]) : reason;
}
