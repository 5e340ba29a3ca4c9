import type { Entity } from '@backstage/catalog-model';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import type { ModelHint } from 'backstage-plugin-waymark-node';
import { cdEvent } from '../../__testUtils__/events';
import { modelAnnotations as annotations } from '../../__testUtils__/annotations';
import { resolveModel } from './ModelResolver';

function models(
  annotated: Record<string, Record<string, string>>,
): Map<string, Entity> {
  return new Map(
    Object.entries(annotated).map(([name, own]) => [
      `model:default/${name}`,
      {
        apiVersion: 'waymark.dev/v1alpha1',
        kind: 'Model',
        metadata: { name, annotations: own },
      },
    ]),
  );
}

function event(kind: string, subject: string, content = {}): CdEvent {
  return cdEvent(kind, {
    id: '1',
    at: '2026-06-01T00:00:00Z',
    subject,
    content,
  });
}

const known = models({
  scores: {
    'waymark.dev/service-id': 'scores',
    'mlflow.org/registered-model': 'Credit scores',
    'gitlab.com/project-slug': 'lending/models',
  },
  limits: { 'gitlab.com/project-slug': 'lending/models' },
});
const slug = {
  annotation: 'gitlab.com/project-slug',
  value: 'lending/models',
};

describe('resolveModel', () => {
  it('takes a name at its word, in the catalog or not', () => {
    expect(
      resolveModel(
        event('service.deployed', 'scores'),
        'model:default/ghost',
        [slug],
        { models: known, annotations },
      ),
    ).toEqual({ model: 'model:default/ghost', rule: 'named' });
  });

  it('finds the model by its service, as subject or as content', () => {
    const found = {
      model: 'model:default/scores',
      rule: 'annotation:waymark.dev/service-id',
    };
    for (const one of [
      event('service.deployed', 'scores'),
      event('incident.detected', 'i1', { service: { id: 'scores' } }),
    ]) {
      expect(
        resolveModel(one, undefined, [], { models: known, annotations }),
      ).toEqual(found);
    }
    expect(
      resolveModel(event('incident.detected', 'scores'), undefined, [], {
        models: known,
        annotations,
      }),
    ).toEqual({ rule: 'none', hints: [] });
  });

  it('finds the model by its repository, of the change or of the subject', () => {
    const alone = models({
      a: { 'gitlab.com/project-slug': 'lending/models' },
    });
    const found = {
      model: 'model:default/a',
      rule: 'annotation:gitlab.com/project-slug',
    };
    const deployed = event('service.deployed', 'unknown');
    deployed.customData = {
      waymark: {
        change: { repository: 'https://gitlab.example.com/lending/models.git' },
      },
    };
    const merged = event('change.merged', 'c1', {
      repository: { id: 'lending/models' },
    });
    for (const one of [deployed, merged]) {
      expect(
        resolveModel(one, undefined, [], { models: alone, annotations }),
      ).toEqual(found);
    }
    expect(
      resolveModel(merged, undefined, [], { models: known, annotations }),
    ).toMatchObject({
      model: 'model:default/limits',
      alsoModels: ['model:default/scores'],
    });
    expect(
      resolveModel(deployed, undefined, [], { models: known, annotations }),
    ).toMatchObject({
      rule: 'none',
    });
  });

  it('finds the model by its name in MLflow', () => {
    expect(
      resolveModel(
        event('artifact.published', 'pkg:mlflow/Credit%20scores@7'),
        undefined,
        [],
        { models: known, annotations },
      ),
    ).toEqual({
      model: 'model:default/scores',
      rule: 'annotation:mlflow.org/registered-model',
    });
  });

  it('takes a name as it stands where it is no purl’s, and none that cannot be kept', () => {
    const hintsOf = (subject: string, hints: ModelHint[] = []) =>
      resolveModel(event('artifact.published', subject), undefined, hints, {
        models: known,
        annotations,
      }).hints;
    expect(hintsOf('pkg:mlflow/100%@1')).toEqual([
      { annotation: 'mlflow.org/registered-model', value: '100%' },
    ]);
    const bad = ['\0', 'a\ud800'].map(value => ({ annotation: 'a', value }));
    expect(hintsOf('pkg:mlflow/a%00b@1', bad)).toEqual([]);
  });

  it('asks a module’s hints in turn, before the engine’s own', () => {
    const hints = [
      { annotation: 'waymark.dev/service-id', value: 'nobody' },
      { annotation: 'mlflow.org/registered-model', value: 'Credit scores' },
    ];
    expect(
      resolveModel(event('service.deployed', 'other'), undefined, hints, {
        models: known,
        annotations,
      }).model,
    ).toBe('model:default/scores');
  });

  it('counts runs and changes for each of several, and nothing else', () => {
    for (const kind of ['change.merged', 'pipelinerun.finished']) {
      expect(
        resolveModel(event(kind, 'x'), undefined, [slug], {
          models: known,
          annotations,
        }),
      ).toEqual({
        model: 'model:default/limits',
        alsoModels: ['model:default/scores'],
        rule: 'annotation:gitlab.com/project-slug',
      });
    }
    for (const kind of ['service.deployed', 'taskrun.finished']) {
      expect(
        resolveModel(event(kind, 'x'), undefined, [slug], {
          models: known,
          annotations,
        }),
      ).toMatchObject({ rule: 'none', hints: expect.arrayContaining([slug]) });
    }
  });
});
