import type { JsonObject } from '@backstage/types';

/** A framework of three levels: classified, then live. */
export function houseRules(version = 1, criteria: JsonObject[] = []) {
  return {
    id: 'house-rules',
    version,
    title: 'House rules',
    subject: 'model',
    source: { title: 'Own work' },
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
      {
        id: 'risk-tier',
        area: 'risk',
        level: 2,
        title: 'Its tier is set',
        kind: 'automatic',
        met: 'facts.riskTierSet',
        todo: 'Set the tier.',
      },
      {
        id: 'use-live',
        area: 'use',
        level: 3,
        title: 'It serves',
        kind: 'automatic',
        met: 'facts.liveInProduction',
        todo: 'Deploy it.',
      },
      ...criteria,
    ],
  };
}

/** Configuration that judges by the house rules first. */
export function houseConfig(rules: JsonObject = houseRules()) {
  return {
    waymark: { maturity: { primary: 'house-rules', frameworks: [rules] } },
  };
}
