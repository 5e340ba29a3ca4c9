import { InputError } from '@backstage/errors';
import type { ChangeData, WaymarkData } from 'backstage-plugin-waymark-common';
import {
  createCdEvent,
  type CreateCdEventOptions,
  type ModelHint,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const JOB_ANNOTATION = 'openlineage.io/job';
const CODE = 'job.facets.sourceCodeLocation';

/** The run an event is about, and what its `waymark` run facet adds. */
export class LineageRun {
  readonly id: string;
  /** `<namespace>/<name>`, as the annotation `openlineage.io/job` has it */
  readonly job: string;
  readonly jobName: string;
  /** START, COMPLETE …; undefined in events that only add metadata */
  readonly state: string | undefined;
  readonly time: string;
  readonly source: string;

  constructor(readonly payload: Payload) {
    this.id = payload.text('run.runId').toLowerCase();
    if (!UUID.test(this.id)) throw new InputError('run.runId is not a UUID');
    const namespace = payload.text('job.namespace');
    this.jobName = payload.text('job.name');
    this.job = `${namespace}/${this.jobName}`;
    this.state = payload.findText('eventType')?.toUpperCase();
    this.time = payload.time('eventTime');
    this.source = `/openlineage/${encodeURIComponent(namespace)}`;
  }

  /** Where the run can be looked at; only its `waymark` facet says so. */
  get url(): string | undefined {
    return this.payload.findUrl('run.facets.waymark.runUrl');
  }

  get modelVersion(): string | undefined {
    return this.facet('modelVersion');
  }

  /** A text or number of the `waymark` run facet */
  facet(field: string): string | undefined {
    return this.payload.findText(`run.facets.waymark.${field}`);
  }

  get change(): ChangeData | undefined {
    const repository = this.payload.findText(`${CODE}.repoUrl`);
    const commit = this.payload.findText(`${CODE}.version`);
    const url = this.payload.findText(`${CODE}.url`);
    if (!repository && !commit) return undefined;
    return {
      repository,
      commit,
      // Subversion's locations are no links
      url: url && /^https?:\/\/\S+$/.test(url) ? url : undefined,
    };
  }

  event(
    options: Omit<CreateCdEventOptions, 'source' | 'time'>,
    hints: ModelHint[] = [],
  ): TranslatedEvent {
    const waymark: WaymarkData = {
      model: this.facet('model'),
      change: this.change,
      ...options.waymark,
    };
    const { source, time } = this;
    return {
      event: createCdEvent({ ...options, source, time, waymark }),
      hints: [...hints, ...this.jobHints()],
    };
  }

  /** A task's own job before the pipeline's that it is part of */
  private jobHints(): ModelHint[] {
    const parents = ['parent', 'parent.root'].flatMap(path => {
      const job = `run.facets.${path}.job`;
      const namespace = this.payload.findText(`${job}.namespace`);
      const name = this.payload.findText(`${job}.name`);
      return namespace && name ? `${namespace}/${name}` : [];
    });
    const jobs = new Set([this.job, ...parents]);
    return [...jobs].map(value => ({ annotation: JOB_ANNOTATION, value }));
  }
}
