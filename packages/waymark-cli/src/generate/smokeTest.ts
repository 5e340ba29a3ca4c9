import { Random, round } from './Random';
import type { TellContext } from './TellContext';

/**
 * The pipeline calls what was just deployed to staging; it answers as it
 * should, and that ends at `at`. A model says with `smokeTestsFor` how long
 * before the end of its history its pipeline began to do so.
 */
export function smokeTest(
  { model, recorder, pipeline, until }: TellContext,
  version: string,
  at: number,
  pipelineRun: { id: string },
): void {
  if (!(at >= until - (model.smokeTestsFor ?? 0))) {
    return;
  }
  // Numbers of its own, so that the rest of the history stays as it is
  const random = new Random(`${model.seed ?? model.name} ${version} smoke`);
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
            value: round(random.about(0.25)),
            threshold: 2,
            direction: 'max',
          },
        ],
      },
    },
  });
}
