import type { DeliveryProfile, IrregularProfile } from './DeliveryProfile';
import { Pipeline } from './Pipeline';
import { Random } from './Random';
import { Recorder, type RecordedEvent } from './Recorder';
import { drift, fail, release } from './release';
import type { TellContext } from './TellContext';
import { DAY, HOUR, MINUTE, workingTime } from './time';

/** The most `Random.about` makes of its middle. */
const ABOUT_MOST = 2 ** 1.2;

/**
 * One model's events until `until` (epoch milliseconds), in order of time.
 * Holds no more than what a few releases tell.
 */
export function* tellHistory(
  model: DeliveryProfile | IrregularProfile,
  until: number,
): Generator<RecordedEvent> {
  const random = new Random(model.seed ?? model.name);
  const recorder = new Recorder(model.name);
  const pipeline = new Pipeline(model, random, recorder);
  let versions = 0;
  const told = {
    random,
    recorder,
    pipeline,
    until,
    nextVersion: () => {
      versions += 1;
      return model.version(versions);
    },
  };
  if ('tell' in model) {
    model.tell(told, until);
  } else {
    for (const before of tellReleases({ ...told, model })) {
      yield* recorder.take(Math.min(before, until));
    }
  }
  yield* recorder.take(until);
}

/** Yields times before which nothing more will be told. */
function* tellReleases(context: TellContext): Generator<number> {
  const { model, random, pipeline, until } = context;
  const reach =
    ABOUT_MOST * (model.leadTime + model.soak + (model.runTime ?? HOUR)) + DAY;
  let at = workingTime(until - model.since, random);
  let drifts = nextAfter(at, model.driftEvery, random);
  let outage = nextAfter(at, model.outageEvery, random);
  while (at < until) {
    for (; outage < at; outage = nextAfter(outage, model.outageEvery, random)) {
      breakDown(context, outage);
    }
    yield at - reach;
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
      drifts = nextAfter(at, model.driftEvery, random);
    } else {
      const done = release(context, at, {
        trigger: random.chance(model.scheduledShare ?? 0)
          ? 'schedule'
          : 'commit',
      });
      at = random.chance(model.failShare) ? fail(context, done) : done.endsAt;
    }
    at = nextRelease(
      Math.max(at + 10 * MINUTE, at + random.about(model.every)),
      context,
    );
  }
}

function nextAfter(
  at: number,
  every: number | undefined,
  random: Random,
): number {
  return every ? at + random.about(every) : Infinity;
}

function nextRelease(at: number, { model, random }: TellContext): number {
  return model.weekendShare && random.chance(model.weekendShare)
    ? at
    : workingTime(at, random);
}

/** Something breaks that no release is to blame for. */
function breakDown({ model, random, pipeline }: TellContext, at: number): void {
  const { description, cause } = random.pick(model.outages ?? []);
  const { environment } = model.steps[model.steps.length - 1];
  pipeline.incident(at, at + random.about(model.recovery), environment, {
    description,
    cause,
  });
}
