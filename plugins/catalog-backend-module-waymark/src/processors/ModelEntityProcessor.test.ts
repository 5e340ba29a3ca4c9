import type { Entity } from '@backstage/catalog-model';
import { ModelEntityProcessor } from './ModelEntityProcessor';

const processor = new ModelEntityProcessor();

function model(spec: object): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name: 'credit-risk' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'credit-analytics',
      purpose: 'Estimates the chance of default.',
      ...spec,
    },
  };
}

const risk = {
  tier: 'high',
  rationale: 'Decides on access to credit.',
  setBy: 'group:default/model-risk',
  setAt: '2025-02-03T09:00:00.000Z',
};

describe('ModelEntityProcessor', () => {
  it('leaves other kinds and API groups alone', async () => {
    await expect(
      processor.validateEntityKind({ ...model({}), kind: 'Component' }),
    ).resolves.toBe(false);
    await expect(
      processor.validateEntityKind({
        ...model({}),
        apiVersion: 'other.dev/v1',
      }),
    ).resolves.toBe(false);
  });

  it.each([
    {},
    { risk },
    { risk: { ...risk, setAt: '2025-02-03' } },
    { risk: { ...risk, answers: { affectsPeople: true, people: 3 } } },
    { trainedOn: ['loans', 'dataset:finance/loans'], servedBy: ['scoring'] },
    { derivedFrom: [], ownNotes: 'fields of one’s own stay allowed' },
  ])('accepts %j', async spec => {
    await expect(processor.validateEntityKind(model(spec))).resolves.toBe(true);
  });

  it.each([
    [
      { type: 'oracle' },
      'spec.type must be one of classifier, regressor, ranker, forecaster, llm, embedding, generative, other',
    ],
    [{ purpose: undefined }, 'spec.purpose is required'],
    [{ purpose: '' }, 'spec.purpose must not be empty'],
    [{ purpose: '  ' }, 'spec.purpose must not be empty'],
    [{ lifecycle: 3 }, 'spec.lifecycle must be a string'],
    [
      { risk: { ...risk, tier: 'highest' } },
      'spec.risk.tier must be one of minimal, limited, high, prohibited',
    ],
    [
      { risk: { ...risk, rationale: undefined } },
      'spec.risk.rationale is required',
    ],
    [
      { risk: { ...risk, setAt: 'last May' } },
      'spec.risk.setAt must be an ISO 8601 date, or instant with its offset',
    ],
    [
      { risk: { ...risk, answers: { affectsPeople: ['yes'] } } },
      'spec.risk.answers.affectsPeople must be a string or a number or a boolean',
    ],
    [{ trainedOn: 'loans' }, 'spec.trainedOn must be an array'],
    [
      { registry: { purl: 'credit-risk' } },
      'spec.registry.purl must be a package URL such as pkg:mlflow/credit-risk',
    ],
    [
      { trainedOn: ['loans', 'component:default/loans'] },
      'spec.trainedOn[1] must name dataset, not component:default/loans',
    ],
    [
      { servedBy: ['resource:scoring'] },
      'spec.servedBy[0] must name component or api, not resource:default/scoring',
    ],
    [
      { owner: 'group:default/' },
      'spec.owner must be an entity reference such as group:default/name, not "group:default/"',
    ],
    [
      { type: 'oracle', goldenPath: { template: 'tabular-classifier' } },
      'embedding, generative, other; spec.goldenPath.version is required',
    ],
  ])('refuses %j: %s', async (spec, message) => {
    await expect(
      // As read from a file: a field left undefined is not there.
      processor.validateEntityKind(JSON.parse(JSON.stringify(model(spec)))),
    ).rejects.toThrow(message);
  });

  it('refuses another version of the API group by name', async () => {
    await expect(
      processor.validateEntityKind({
        ...model({}),
        apiVersion: 'waymark.dev/v9',
      }),
    ).rejects.toThrow('apiVersion must be one of waymark.dev/v1alpha1');
  });
});
