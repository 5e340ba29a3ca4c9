import type { Config } from '@backstage/config';
import { defaultRiskRules } from './defaultRiskRules';
import type { RiskRule, RiskRules } from './RiskRules';

/**
 * Reads `waymark.risk.rules`; a list that is not configured keeps its default.
 *
 * @throws when an entry lacks `id`, `article` or `text`
 */
export function readRiskRules(config: Config): RiskRules {
  const rules = config.getOptionalConfig('waymark.risk.rules');
  const read = (list: keyof RiskRules) =>
    rules?.getOptionalConfigArray(list)?.map(toRule) ?? defaultRiskRules[list];
  return {
    prohibitedPractices: read('prohibitedPractices'),
    annexIIIAreas: read('annexIIIAreas'),
    transparency: read('transparency'),
  };
}

function toRule(config: Config): RiskRule {
  return {
    id: config.getString('id'),
    article: config.getString('article'),
    text: config.getString('text'),
  };
}
