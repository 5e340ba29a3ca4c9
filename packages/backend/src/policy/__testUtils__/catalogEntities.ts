/** Entities as a file of the catalog. */
export function catalogFile(entities: object[]): string {
  return entities.map(entity => JSON.stringify(entity)).join('\n---\n');
}

/** A team, as its file in the catalog says it. */
export function group(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  };
}

/** What else the file of a model says. */
export type ModelFields = { annotations?: Record<string, string> };

/** A model of a team, as its file in the catalog says it. */
export function model(name: string, owner: string, more: ModelFields = {}) {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, ...more },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner,
      purpose: 'Proposes a limit',
    },
  };
}
