import type { Entity } from '@backstage/catalog-model';

const criterion = (area: string, level: number, fact: string) => ({
  id: `${area}-${level}`,
  area,
  level,
  title: `${area} at ${level}`,
  kind: 'automatic',
  met: `facts.${fact}`,
  todo: `See to ${area}.`,
});

/** Configuration with a framework of three levels: started, classified, live. */
export function houseConfig(version = 1) {
  return {
    waymark: {
      maturity: {
        primary: 'house-rules',
        frameworks: [
          {
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
            targets: { minimal: 2, high: 3 },
            criteria: [
              criterion('risk', 2, 'riskTierSet'),
              criterion('use', 3, 'liveInProduction'),
            ],
          },
        ],
      },
    },
  };
}

/** A model of a team in the catalog. */
export function houseModel(
  name: string,
  team: string,
  more: { tier?: string; system?: string; tags?: string[] } = {},
): Entity {
  const { tier, system, tags } = more;
  const owner = `group:default/${team}`;
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default', tags },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner,
      system,
      purpose: 'Proposes a limit',
      ...(tier && {
        risk: {
          tier,
          rationale: 'It decides',
          setBy: 'user:default/ada',
          setAt: '2026-01-01T00:00:00Z',
        },
      }),
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** A group with those below it. */
export function houseGroup(name: string, ...children: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children },
    relations: children.map(child => ({
      type: 'parentOf',
      targetRef: `group:default/${child}`,
    })),
  };
}
