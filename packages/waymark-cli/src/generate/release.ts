import type { DeliveryProfile, DeliveryStep } from './DeliveryProfile';
import { approve, makeVersion, type Trigger } from './makeVersion';
import { round } from './Random';
import { smokeTest } from './smokeTest';
import type { TellContext } from './TellContext';
import { DAY, HOUR, MINUTE } from './time';

export type Released = {
  version: string;
  deployments: { environment: string; time: number; event: string }[];
  /** When the last deployment was done */
  endsAt: number;
};

/** Brings the next version to production, its first deployment there at `at`. */
export function release(
  context: TellContext,
  at: number,
  {
    trigger = 'commit',
    unplanned = false,
  }: { trigger?: Trigger; unplanned?: boolean } = {},
): Released {
  const { model, random, pipeline } = context;
  const wait = unplanned ? 20 * MINUTE : random.about(model.soak);
  const builtAt = at - wait;
  const pipelineRun = pipeline.run();
  const made = pipeline.change(
    builtAt - pipeline.runTime(),
    unplanned ? 40 * MINUTE : undefined,
  );
  const version = context.nextVersion();
  const { digest } = makeVersion(context, version, builtAt, {
    made,
    pipelineRun,
    trigger,
  });
  const told = { change: made, pipelineRun, ...(unplanned && { unplanned }) };

  if (model.staging) {
    pipeline.deploy(builtAt + 3 * MINUTE, 'staging', version, told);
    smokeTest(context, version, builtAt + 6 * MINUTE, pipelineRun);
  }
  if (model.approval) {
    approve(context, version, digest, {
      askedAt: builtAt + 8 * MINUTE,
      answeredAt: at - wait * random.between(0.05, 0.4),
    });
  }

  const steps =
    unplanned && model.steps.length > 1 ? direct(model) : model.steps;
  const deployments = steps.map(({ environment, strategy, percent, after }) => {
    const time = at + after;
    const event = pipeline.deploy(time, environment, version, {
      ...told,
      strategy,
      ...(percent !== undefined && { trafficPercent: percent }),
      ...(model.servingCost && {
        cost: {
          amount: round(random.about(model.servingCost), 2),
          currency: 'EUR',
        },
      }),
    });
    return { environment, time, event };
  });
  const endsAt = deployments[deployments.length - 1].time + 2 * MINUTE;
  pipeline.runFinished(endsAt, pipelineRun, 'success', {
    waymark: {
      modelVersion: version,
      change: made,
      cost: {
        gpuSeconds: Math.round(random.about(model.gpuSeconds)),
        ...(model.tokens && { tokens: Math.round(random.about(model.tokens)) }),
        amount: round(random.about(model.trainingCost), 2),
        currency: 'EUR',
      },
    },
  });
  return { version, deployments, endsAt };
}

/** An answer to an incident goes everywhere at once. */
function direct(model: DeliveryProfile): DeliveryStep[] {
  const environments = new Set(model.steps.map(step => step.environment));
  return [...environments].map((environment, index) => ({
    environment,
    strategy: 'rolling',
    after: index * 4 * MINUTE,
  }));
}

/**
 * A release turns out bad: someone notices, and it is undone or fixed.
 *
 * @returns when that is over
 */
export function fail(
  context: TellContext,
  { version, deployments }: Released,
): number {
  const { model, random, pipeline } = context;
  const last = deployments[deployments.length - 1];
  const noticedAt = last.time + random.about(model.notice);
  const blamed = {
    version,
    description: random.pick(model.failures),
    cause: 'performance' as const,
    degradedSince: new Date(last.time + 2 * MINUTE).toISOString(),
    // Monitoring names the deployment more often than not; else the artifact tells.
    ...(random.chance(0.7) && { deployment: last.event }),
  };
  const { environment } = last;

  if (
    random.chance(model.rollBackShare) &&
    pipeline.live.get(environment)?.before
  ) {
    const undoneAt = noticedAt + random.about(model.recovery);
    for (const id of new Set(
      deployments.map(deployment => deployment.environment),
    )) {
      pipeline.rollBack(undoneAt, id);
    }
    pipeline.incident(noticedAt, undoneAt + 6 * MINUTE, environment, blamed);
    return undoneAt + 10 * MINUTE;
  }

  const fixedAt = noticedAt + random.about(model.recovery * 2);
  const fix = release(context, Math.max(fixedAt, noticedAt + 90 * MINUTE), {
    unplanned: true,
  });
  pipeline.incident(noticedAt, fix.endsAt + 10 * MINUTE, environment, blamed);
  return fix.endsAt + HOUR;
}

/**
 * The world changes: the model gets worse although nobody deployed anything.
 *
 * @returns when that is over
 */
export function drift(context: TellContext, at: number): number {
  const { model, random, pipeline } = context;
  const environment = model.steps[model.steps.length - 1].environment;
  const sinceDays = random.between(2, 9);
  const retrainedAt = at + random.about(model.retrainTime ?? 1.5 * DAY);
  const retrained = release(context, retrainedAt, { trigger: 'drift' });
  pipeline.incident(at, retrained.endsAt + 2 * HOUR, environment, {
    description: random.pick(model.drifts),
    cause: random.chance(0.8) ? 'drift' : 'dataQuality',
    degradedSince: new Date(at - sinceDays * DAY).toISOString(),
  });
  return retrained.endsAt + 3 * HOUR;
}
