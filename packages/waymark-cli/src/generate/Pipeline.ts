import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { PipelineProfile } from './DeliveryProfile';
import type { Random } from './Random';
import type { Recorder } from './Recorder';
import { HOUR, MINUTE, SECOND, iso } from './time';

const ENVIRONMENT_SOURCE = '/environments';

export type PipelineRun = { id: string; url: string };
export type MergedChange = {
  repository: string;
  commit: string;
  committedAt: string;
};

type Live = { version: string; event?: string; before?: string };

/**
 * The delivery of one model: what its pipeline, its approvers and its
 * monitoring say, and what is live where.
 */
export class Pipeline {
  readonly source: string;
  readonly repository: string;
  readonly thresholdsCommit: string;
  readonly live = new Map<string, Live>();
  readonly #reporter: string;
  readonly #executedBy: WaymarkData['executedBy'];
  #runs = 0;
  #incidents = 0;

  constructor(
    private readonly model: PipelineProfile,
    private readonly random: Random,
    private readonly recorder: Recorder,
  ) {
    this.source = `/models/${model.name}/pipelines`;
    this.#reporter = model.manual
      ? `/models/${model.name}/releases`
      : this.source;
    this.#executedBy = model.manual ? 'manual' : 'pipeline';
    this.repository = `https://git.example.com/${model.owner}/${model.name}`;
    this.thresholdsCommit = random.hex(40);
  }

  artifactOf(version: string): string {
    return `${this.model.purl}@${version}`;
  }

  /** From the start of a run to its first deployment */
  runTime(): number {
    return this.random.about(this.model.runTime ?? 0.5 * HOUR);
  }

  /** A commit reviewed and merged before a run starts at `at`. */
  change(at: number, leadTime = this.model.leadTime): MergedChange {
    const { repository } = this;
    const commit = this.random.hex(40);
    const committedAt = at - this.random.about(leadTime);
    const made = { repository, commit, committedAt: iso(committedAt) };
    this.recorder.add('change.merged', committedAt + (at - committedAt) * 0.4, {
      source: this.source,
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

  run(): PipelineRun {
    this.#runs += 1;
    const id = `run-${this.#runs}`;
    return { id, url: `${this.repository}/pipelines/${this.#runs}` };
  }

  runFinished(
    at: number,
    pipelineRun: PipelineRun,
    outcome: 'success' | 'failure',
    more: { errors?: string; waymark: WaymarkData },
  ): void {
    this.recorder.add('pipelinerun.finished', at, {
      source: this.source,
      subject: pipelineRun.id,
      content: {
        pipelineName: `${this.model.name} delivery`,
        uri: pipelineRun.url,
        outcome,
        ...(more.errors && { errors: more.errors }),
      },
      waymark: more.waymark,
    });
  }

  /** A stage that fails on the way to production: nothing is deployed. */
  failedAttempt(at: number, errors: string, deploysTo?: string): void {
    const pipelineRun = this.run();
    const made = this.change(at - 20 * MINUTE);
    if (deploysTo) {
      this.recorder.add('taskrun.finished', at - 30 * SECOND, {
        source: this.source,
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
    this.runFinished(at, pipelineRun, 'failure', {
      errors,
      waymark: { change: made, ...(deploysTo && { deploysTo }) },
    });
  }

  /** @returns the id of the deployment's event */
  deploy(
    at: number,
    id: string,
    version: string,
    more: WaymarkData = {},
  ): string {
    const known = this.live.get(id);
    const event = this.recorder.add(
      known ? 'service.upgraded' : 'service.deployed',
      at,
      {
        source: this.#reporter,
        subject: this.model.name,
        content: {
          environment: environment(id),
          artifactId: this.artifactOf(version),
        },
        waymark: {
          modelVersion: version,
          environmentTier: tierOf(id),
          executedBy: this.#executedBy,
          ...more,
        },
      },
    );
    const partly =
      more.strategy === 'shadow' || (more.trafficPercent ?? 100) < 100;
    if (!partly) {
      this.live.set(id, {
        version,
        event,
        before: known?.version === version ? known.before : known?.version,
      });
    }
    return event;
  }

  /** Undoes what is live in an environment. */
  rollBack(at: number, id: string): void {
    const undone = this.live.get(id)!;
    const toVersion = undone.before!;
    this.recorder.add('service.rolledback', at, {
      source: this.#reporter,
      subject: this.model.name,
      content: {
        environment: environment(id),
        artifactId: this.artifactOf(toVersion),
      },
      waymark: {
        modelVersion: toVersion,
        environmentTier: tierOf(id),
        executedBy: this.#executedBy,
        reverts: undone.event,
        fromVersion: undone.version,
        toVersion,
      },
    });
    this.live.set(id, { version: toVersion });
  }

  /** An incident from `at` until `endsAt`. */
  incident(
    at: number,
    endsAt: number,
    id: string,
    {
      description,
      version,
      ...waymark
    }: WaymarkData & { description: string; version?: string },
  ): void {
    this.#incidents += 1;
    const details = {
      source: `/models/${this.model.name}/monitoring`,
      subject: `${this.model.name}-incident-${this.#incidents}`,
      content: {
        description,
        environment: environment(id),
        service: { id: this.model.name },
        ...(version && { artifactId: this.artifactOf(version) }),
      },
      waymark: { environmentTier: tierOf(id), ...waymark },
    };
    this.recorder.add('incident.detected', at, details);
    this.recorder.add('incident.resolved', endsAt, details);
  }

  removed(at: number, id: string): void {
    this.recorder.add('service.removed', at, {
      source: this.#reporter,
      subject: this.model.name,
      content: { environment: environment(id) },
      waymark: { environmentTier: tierOf(id), executedBy: 'manual' },
    });
    this.live.delete(id);
  }
}

function environment(id: string) {
  return { id, source: ENVIRONMENT_SOURCE };
}

function tierOf(id: string): 'production' | 'staging' {
  return id.startsWith('prod') ? 'production' : 'staging';
}
