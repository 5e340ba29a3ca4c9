import { createPipeline } from './pipeline.mjs';
import { createRandom } from './random.mjs';
import { createRecorder } from './recorder.mjs';
import { drift, fail, release } from './release.mjs';
import { HOUR, MINUTE, workingTime } from './time.mjs';

/** One model's events from its start until `until`, in order of time. */
export function history(model, until) {
  const random = createRandom(model.name);
  const recorder = createRecorder(model.name);
  const pipeline = createPipeline(model, random, recorder);
  let versions = 0;
  const context = {
    model,
    random,
    recorder,
    pipeline,
    until,
    nextVersion: () => {
      versions += 1;
      return model.version(versions);
    },
  };
  if (model.tell) {
    model.tell(context, until);
    return recorder.recorded(until);
  }

  let at = workingTime(until - model.since, random);
  let drifts = model.driftEvery
    ? at + random.about(model.driftEvery)
    : Infinity;
  while (at < until) {
    if (random.chance(model.attemptShare)) {
      pipeline.failedAttempt(
        at - 4 * HOUR,
        random.pick(model.attemptErrors),
        random.chance(0.6)
          ? model.steps[model.steps.length - 1].environment
          : undefined,
      );
    }
    if (at > drifts) {
      at = drift(context, at);
      drifts = at + random.about(model.driftEvery);
    } else {
      const done = release(context, at, {
        trigger: random.chance(model.scheduledShare ?? 0)
          ? 'schedule'
          : 'commit',
      });
      at = random.chance(model.failShare) ? fail(context, done) : done.endsAt;
    }
    at = workingTime(
      Math.max(at + 10 * MINUTE, at + random.about(model.every)),
      random,
    );
  }
  return recorder.recorded(until);
}
