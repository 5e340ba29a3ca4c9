import type { JsonObject } from '@backstage/types';

/** A model's entity, owned by a team. */
export function ownedModel(name: string, team: string, spec: JsonObject = {}) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: `group:default/${team}`,
      purpose: 'Proposes a limit',
      ...spec,
    },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${team}` }],
  };
}

export const risk = {
  tier: 'limited',
  rationale: 'It advises',
  setBy: 'user:default/ada',
  setAt: '2026-01-01T00:00:00Z',
};

/** A framework of three levels: classified, then live. */
export function houseRules(version: number, criteria: JsonObject[] = []) {
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
    targets: { limited: 3 },
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
