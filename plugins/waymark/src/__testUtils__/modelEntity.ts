import type { ModelEntity } from 'backstage-plugin-waymark-common';

/** A model as the catalog gives it, for tests. */
export function modelEntity(overrides: Partial<ModelEntity> = {}): ModelEntity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      namespace: 'default',
      name: 'credit-risk',
      title: 'Credit risk',
      annotations: {
        'waymark.dev/endpoint': 'http://models.test/credit-risk/{environment}',
      },
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/lending',
      purpose: 'Scores loan applications for case workers.',
      risk: {
        tier: 'high',
        rationale: 'It decides about access to credit.',
        setBy: 'group:default/risk-office',
        setAt: '2026-03-02T09:00:00.000Z',
        answers: { affectsPeople: true, autonomy: 'advises' },
        gpai: 'no',
      },
      trainedOn: ['dataset:default/loans'],
      evaluatedOn: ['dataset:default/loans-holdout'],
    },
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/lending' },
      { type: 'trainedOn', targetRef: 'dataset:default/loans' },
      { type: 'evaluatedOn', targetRef: 'dataset:default/loans-holdout' },
      { type: 'servedBy', targetRef: 'component:default/credit-api' },
    ],
    ...overrides,
  };
}
