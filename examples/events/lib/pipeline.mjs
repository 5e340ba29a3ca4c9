import { HOUR, MINUTE, SECOND, iso } from './time.mjs';

const ENVIRONMENT_SOURCE = '/environments';

/**
 * The delivery of one model: what its pipeline, its approvers and its
 * monitoring say, and what is live where.
 */
export function createPipeline(model, random, recorder) {
  const source = `/models/${model.name}/pipelines`;
  const reporter = model.manual ? `/models/${model.name}/releases` : source;
  const monitoring = `/models/${model.name}/monitoring`;
  const repository = `https://git.example.com/${model.owner}/${model.name}`;
  const thresholdsCommit = random.hex(40);
  const live = new Map();
  let runs = 0;
  let incidents = 0;

  const artifactOf = version => `${model.purl}@${version}`;
  const environment = id => ({ id, source: ENVIRONMENT_SOURCE });
  const tierOf = id => (id.startsWith('prod') ? 'production' : 'staging');

  /** A commit reviewed and merged before a run starts at `at`. */
  function change(at, { leadTime = model.leadTime } = {}) {
    const commit = random.hex(40);
    const committedAt = at - random.about(leadTime);
    const made = { repository, commit, committedAt: iso(committedAt) };
    recorder.add('change.merged', committedAt + (at - committedAt) * 0.4, {
      source,
      subject: `change-${commit.slice(0, 8)}`,
      content: { repository: { id: repository } },
      waymark: {
        change: {
          ...made,
          url: `${repository}/commit/${commit.slice(0, 12)}`,
        },
      },
    });
    return made;
  }

  function run() {
    runs += 1;
    const id = `run-${runs}`;
    return { id, url: `${repository}/pipelines/${runs}` };
  }

  function runFinished(at, pipelineRun, outcome, more) {
    recorder.add('pipelinerun.finished', at, {
      source,
      subject: pipelineRun.id,
      content: {
        pipelineName: `${model.name} delivery`,
        uri: pipelineRun.url,
        outcome,
        ...(more?.errors && { errors: more.errors }),
      },
      waymark: { ...more?.waymark },
    });
  }

  /** A stage that fails on the way to production: nothing is deployed. */
  function failedAttempt(at, errors, deploysTo) {
    const pipelineRun = run();
    const made = change(at - 20 * MINUTE);
    if (deploysTo) {
      recorder.add('taskrun.finished', at - 30 * SECOND, {
        source,
        subject: `${pipelineRun.id}-deploy`,
        content: {
          taskName: `deploy to ${deploysTo}`,
          uri: `${pipelineRun.url}/deploy`,
          pipelineRun: { id: pipelineRun.id },
          outcome: 'failure',
          errors,
        },
        waymark: { deploysTo, change: made },
      });
    }
    runFinished(at, pipelineRun, 'failure', {
      errors,
      waymark: { change: made, ...(deploysTo && { deploysTo }) },
    });
  }

  function deploy(at, id, version, more = {}) {
    const known = live.get(id);
    const event = recorder.add(
      known ? 'service.upgraded' : 'service.deployed',
      at,
      {
        source: reporter,
        subject: model.name,
        content: {
          environment: environment(id),
          artifactId: artifactOf(version),
        },
        waymark: {
          modelVersion: version,
          environmentTier: tierOf(id),
          executedBy: model.manual ? 'manual' : 'pipeline',
          ...more,
        },
      },
    );
    const partly =
      more.strategy === 'shadow' || (more.trafficPercent ?? 100) < 100;
    if (!partly) {
      live.set(id, {
        version,
        event,
        before: known?.version === version ? known.before : known?.version,
      });
    }
    return event;
  }

  /** Undoes what is live in an environment, or the candidate beside it. */
  function rollBack(at, id, candidate) {
    const current = live.get(id);
    const undone = candidate ?? current;
    const toVersion = candidate ? current.version : current.before;
    recorder.add('service.rolledback', at, {
      source: reporter,
      subject: model.name,
      content: {
        environment: environment(id),
        artifactId: artifactOf(toVersion),
      },
      waymark: {
        modelVersion: toVersion,
        environmentTier: tierOf(id),
        executedBy: model.manual ? 'manual' : 'pipeline',
        reverts: undone.event,
        fromVersion: undone.version,
        toVersion,
      },
    });
    if (!candidate) {
      live.set(id, { version: toVersion });
    }
  }

  /**
   * An incident from `at` until `endsAt`.
   * @returns the incident's id
   */
  function incident(at, endsAt, id, { description, version, ...waymark }) {
    incidents += 1;
    const subject = `${model.name}-incident-${incidents}`;
    const content = {
      description,
      environment: environment(id),
      service: { id: model.name },
      ...(version && { artifactId: artifactOf(version) }),
    };
    const told = { environmentTier: tierOf(id), ...waymark };
    recorder.add('incident.detected', at, {
      source: monitoring,
      subject,
      content,
      waymark: told,
    });
    recorder.add('incident.resolved', endsAt, {
      source: monitoring,
      subject,
      content,
      waymark: told,
    });
    return subject;
  }

  function removed(at, id) {
    recorder.add('service.removed', at, {
      source: reporter,
      subject: model.name,
      content: { environment: environment(id) },
      waymark: { environmentTier: tierOf(id), executedBy: 'manual' },
    });
    live.delete(id);
  }

  return {
    source,
    repository,
    thresholdsCommit,
    live,
    artifactOf,
    change,
    run,
    runFinished,
    failedAttempt,
    deploy,
    rollBack,
    incident,
    removed,
    /** From the start of a run to its first deployment */
    runTime: () => random.about(model.runTime ?? 0.5 * HOUR),
  };
}
