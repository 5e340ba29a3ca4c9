import type { Entity } from '@backstage/catalog-model';

/** A model of a team. */
export function ownedModel(
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
export function group(name: string, ...children: string[]): Entity {
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
