import { screen } from '@testing-library/react';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { OnboardLink } from './OnboardLink';
import { onboardingAnswers } from './onboardingAnswers';

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'onboard-model', namespace: 'default' },
  spec: { type: 'model' },
};

function entityWith(
  spec: object,
  annotations: Record<string, string> = {
    'gitlab.com/project-slug': 'risk/models/limits',
  },
) {
  const entity = modelEntity();
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations,
    },
    spec: { ...entity.spec, goldenPath: undefined, ...spec },
  };
}

describe('OnboardLink', () => {
  it('opens the template with what is known of the model', async () => {
    const entity = entityWith({ registry: { purl: 'pkg:mlflow/limits' } });
    await renderWithEntity(<OnboardLink />, { entity, entities: [template] });
    const link = await screen.findByRole('button', {
      name: 'Run the onboarding template',
    });
    const [path, query] = link.getAttribute('href')!.split('?');
    expect(path).toBe('/create/templates/default/onboard-model');
    const answers = new URLSearchParams(query).get('formData')!;
    expect(JSON.parse(answers)).toMatchObject({
      name: entity.metadata.name,
      owner: entity.spec.owner,
      purpose: entity.spec.purpose,
      artifact: 'pkg:mlflow/limits',
      group: 'risk/models',
      repository: 'limits',
    });
  });

  it.each([
    [
      'url:https://gitlab.example.com/risk/models/limits/-/tree/main/',
      { group: 'risk/models', repository: 'limits' },
    ],
    ['url:https://github.com/risk/limits/tree/main/', {}],
    ['file:/srv/catalog/', {}],
    ['nowhere', {}],
  ])('fills in the repository of the source location %s', (source, filled) => {
    const entity = entityWith({}, { 'backstage.io/source-location': source });
    const { group, repository } = onboardingAnswers(entity);
    expect({ group, repository }).toEqual({ ...filled });
  });

  it('opens the list of templates where the portal has none', async () => {
    await renderWithEntity(<OnboardLink />, { entity: entityWith({}) });
    expect(
      await screen.findByRole('button', { name: 'Open the templates' }),
    ).toHaveAttribute('href', '/create');
  });

  it('offers nothing to a model that came over a golden path', async () => {
    const goldenPath = { template: 'template:default/a', version: '1' };
    await renderWithEntity(
      <>
        <OnboardLink />
        <p>Done</p>
      </>,
      { entity: entityWith({ goldenPath }), entities: [template] },
    );
    expect(await screen.findByText('Done')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
