import type { Entity } from '@backstage/catalog-model';
import { modelEntity } from '../src/__testUtils__/modelEntity';

function entity(
  kind: string,
  name: string,
  rest: Pick<Entity, 'spec' | 'relations'> & { title?: string },
): Entity {
  const { title, ...parts } = rest;
  const ours = ['Model', 'Dataset'].includes(kind);
  return {
    apiVersion: ours ? 'waymark.dev/v1alpha1' : 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, title },
    ...parts,
  };
}

const OWNER = 'group:default/lending';
const ownedBy = { type: 'ownedBy', targetRef: OWNER };

/** Two models with what they are related to. */
export const sampleEntities: Entity[] = [
  modelEntity(),
  modelEntity({
    metadata: { namespace: 'default', name: 'churn', title: 'Churn' },
    spec: {
      type: 'classifier',
      lifecycle: 'experimental',
      owner: OWNER,
      purpose: 'Tells which customers may leave.',
      risk: { tier: 'limited', rationale: 'It decides about offers only.' },
    },
    relations: [ownedBy],
  } as Partial<ReturnType<typeof modelEntity>>),
  entity('Dataset', 'loans', {
    title: 'Loans',
    spec: { type: 'tabular', lifecycle: 'production', owner: OWNER },
    relations: [
      ownedBy,
      { type: 'usedToTrain', targetRef: 'model:default/credit-risk' },
    ],
  }),
  entity('Dataset', 'loans-holdout', {
    title: 'Loans held out',
    spec: { type: 'tabular', lifecycle: 'production', owner: OWNER },
    relations: [
      ownedBy,
      { type: 'usedToEvaluate', targetRef: 'model:default/credit-risk' },
    ],
  }),
  entity('Component', 'credit-api', {
    title: 'Credit API',
    spec: { type: 'service', lifecycle: 'production', owner: OWNER },
    relations: [
      ownedBy,
      { type: 'serves', targetRef: 'model:default/credit-risk' },
    ],
  }),
  entity('Group', 'lending', {
    title: 'Lending',
    spec: { type: 'team', children: [] },
    relations: [],
  }),
];
