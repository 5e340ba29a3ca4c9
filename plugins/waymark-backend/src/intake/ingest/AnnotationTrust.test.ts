import type { Entity } from '@backstage/catalog-model';
import type { ModelAnnotation } from 'backstage-plugin-waymark-node';
import { cdEvent } from '../../__testUtils__/events';
import { AnnotationTrust } from './AnnotationTrust';
import { resolveModel } from './ModelResolver';

const SLUG = 'gitlab.com/project-slug';
const annotations: ModelAnnotation[] = [
  { annotation: SLUG, names: 'repository', host: 'gitlab' },
  {
    annotation: 'github.com/project-slug',
    names: 'repository',
    host: 'github',
  },
];
const trust = AnnotationTrust.create({
  annotations,
  locations: ['url:https://gitlab.example/platform/all/-/blob/main/all.yaml'],
  confirmed: ['model:default/confirmed'],
});

function model(name: string, location?: string, origin?: string): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        [SLUG]: 'models/credit-risk',
        'waymark.dev/service-id': 'scores',
        ...(location && { 'backstage.io/managed-by-location': location }),
        ...(origin && { 'backstage.io/managed-by-origin-location': origin }),
      },
    },
  };
}
const isTrusted = (location: string, origin?: string, name = 'x') =>
  trust.isTrusted(model(name, location, origin), SLUG, 'models/credit-risk');

describe('the repository in a model’s annotation', () => {
  it.each([
    'url:https://gitlab.example/models/credit-risk/-/blob/main/catalog-info.yaml',
    'url:https://gitlab.example/Models/Credit-Risk/-/blob/main/deep/x.yaml',
    // A host that tells no forge
    'url:http://localhost:3999/models/credit-risk/-/blob/main/catalog-info.yaml',
    'file:/portal/examples/models.yaml',
  ])('counts for an entity of %s', location => {
    expect(isTrusted(location)).toBe(true);
  });

  it.each([
    'url:https://gitlab.example/thief/repo/-/blob/main/catalog-info.yaml',
    'url:https://gitlab.example/models/credit-risk-2/-/blob/main/x.yaml',
    'url:https://gitlab.example/thief/models/credit-risk/-/blob/main/x.yaml',
    'url:https://gitlab.example/models/credit-risk/../../thief/repo/x.yaml',
    // The same path on another forge
    'url:https://github.com/models/credit-risk/blob/main/catalog-info.yaml',
    'url:https://gitlab.example/%zz/x.yaml',
    'url:not a url',
    'bootstrap:x',
  ])('does not count for an entity of %s', location => {
    expect(isTrusted(location)).toBe(false);
  });

  it('counts where operators vouch for the model', () => {
    const elsewhere = 'url:https://gitlab.example/other/x/-/blob/main/a.yaml';
    expect(isTrusted(elsewhere, elsewhere)).toBe(false);
    expect(isTrusted(elsewhere, elsewhere, 'confirmed')).toBe(true);
    expect(
      isTrusted(
        elsewhere,
        'url:https://gitlab.example/platform/all/-/blob/main/all.yaml',
      ),
    ).toBe(true);
  });

  it('leaves the events of a repository with the model that lies in it', () => {
    const models = new Map(
      [
        model(
          'credit-risk',
          'url:https://gitlab.example/models/credit-risk/-/blob/main/c.yaml',
        ),
        model(
          'a-thief',
          'url:https://gitlab.example/thief/repo/-/blob/main/catalog-info.yaml',
        ),
      ].map(entity => [`model:default/${entity.metadata.name}`, entity]),
    );
    for (const kind of ['change.merged', 'service.deployed'] as const) {
      const event = cdEvent(kind, {
        id: '1',
        at: '2026-01-01T00:00:00Z',
        subject: 'x',
        content: {},
      });
      delete event.customData;
      const hints = [{ annotation: SLUG, value: 'models/credit-risk' }];
      const known = { models, annotations, trust };
      expect(resolveModel(event, undefined, hints, known)).toEqual({
        model: 'model:default/credit-risk',
        rule: `annotation:${SLUG}`,
      });
    }
  });
});
