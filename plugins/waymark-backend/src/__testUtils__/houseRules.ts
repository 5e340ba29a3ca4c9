import type { JsonObject } from '@backstage/types';
import { automatic, framework } from './framework';

/** A framework of three levels: classified, then live. */
export function houseRules(version = 1, criteria: JsonObject[] = []) {
  return framework({
    version,
    levels: [
      { level: 1, title: 'Started', summary: 'It exists.' },
      { level: 2, title: 'Classified', summary: 'Its risk is known.' },
      { level: 3, title: 'Live', summary: 'It serves.' },
    ],
    areas: [
      { id: 'risk', title: 'Risk' },
      { id: 'use', title: 'Use' },
    ],
    targets: { minimal: 2, limited: 3, high: 3 },
    criteria: [
      automatic('risk-tier', {
        level: 2,
        title: 'Its tier is set',
        met: 'facts.riskTierSet',
        todo: 'Set the tier.',
      }),
      automatic('use-live', {
        level: 3,
        title: 'It serves',
        met: 'facts.liveInProduction',
        todo: 'Deploy it.',
      }),
      ...criteria,
    ],
  });
}

/** Configuration that judges by the house rules first. */
export function houseConfig(rules: JsonObject = houseRules()) {
  return {
    waymark: { maturity: { primary: 'house-rules', frameworks: [rules] } },
  };
}
