import { createRandom } from './random.mjs';

/**
 * The pipeline calls what was just deployed to staging; it answers as it
 * should, and that ends at `at`. A model says with `smokeTestsFor` how long
 * before the end of the recording its pipeline began to do so.
 */
export function smokeTest(
  { model, recorder, pipeline, until },
  version,
  at,
  pipelineRun,
) {
  if (!(at >= until - (model.smokeTestsFor ?? 0))) {
    return;
  }
  // Numbers of its own, so that the rest of the history stays as it is
  const random = createRandom(`${model.name} ${version} smoke`);
  recorder.add('testsuiterun.finished', at, {
    source: pipeline.source,
    subject: `${pipelineRun.id}-smoke`,
    content: {
      outcome: 'success',
      environment: { id: 'staging', source: '/environments' },
      testSuite: { id: `${model.name}-smoke` },
    },
    waymark: {
      modelVersion: version,
      evaluation: {
        kind: 'smoke',
        metrics: [
          {
            name: 'slowest_answer_seconds',
            value: random.round(random.about(0.25)),
            threshold: 2,
            direction: 'max',
          },
        ],
      },
    },
  });
}
