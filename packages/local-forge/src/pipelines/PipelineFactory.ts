import { rmSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import { noCommit } from '../git/noCommit';
import { Repository } from '../git/Repository';
import { PipelineRow, ProjectRow } from '../store/rows';
import { planPipeline } from './planPipeline';
import { Runner } from './Runner';
import { RunnerContext } from './RunnerContext';

/** @public */
export interface CreatePipelineOptions {
  ref: string;
  sha: string;
  beforeSha?: string;
  source: 'push' | 'api' | 'trigger' | 'web';
  variables?: { key: string; value: string }[];
}

/**
 * Makes pipelines and hands them to the runner.
 *
 * @public
 */
export class PipelineFactory {
  constructor(
    private readonly context: RunnerContext,
    private readonly runner: Runner,
  ) {}

  /**
   * Plans a pipeline and queues it.
   *
   * @throws InputError when there is no valid pipeline to run
   */
  async create(
    project: ProjectRow,
    options: CreatePipelineOptions,
  ): Promise<PipelineRow> {
    const { store, listener, log } = this.context;
    const repository = new Repository(store.paths.repository(project.id));
    await repository.blobId(options.sha, '.gitlab-ci.yml').catch(() => {
      throw new InputError('Missing CI config file');
    });
    const pipeline = this.newRow(project, options);
    try {
      if (!(await planPipeline(this.context, project, pipeline))) {
        throw new InputError('Pipeline filtered out by workflow rules.');
      }
    } catch (error) {
      rmSync(store.paths.workspace(project.id, pipeline.id), {
        recursive: true,
        force: true,
      });
      throw error;
    }
    store.savePipeline(pipeline);
    log(
      `pipeline ${pipeline.id} of ${project.namespace}/${project.path}: ${pipeline.jobs.length} jobs`,
    );
    listener.pipelineChanged(project, pipeline);
    this.runner.enqueue(project, pipeline);
    return pipeline;
  }

  /** A push begins a pipeline, or a failed one that says why it cannot. */
  async pushed(
    project: ProjectRow,
    push: { branch: string; before: string; after: string },
  ): Promise<void> {
    const { store, listener, log } = this.context;
    const options = {
      ref: push.branch,
      sha: push.after,
      beforeSha: push.before,
      source: 'push' as const,
    };
    const repository = new Repository(store.paths.repository(project.id));
    const { message } = await repository.commit(push.after);
    if (/\[(ci skip|skip ci)\]/i.test(message)) {
      return;
    }
    try {
      await this.create(project, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log(`push to ${project.namespace}/${project.path}: ${reason}`);
      if (/^(Missing CI config file|Pipeline filtered out)/.test(reason)) {
        return;
      }
      const pipeline = this.newRow(project, options);
      pipeline.status = 'failed';
      pipeline.yamlErrors = reason;
      pipeline.finishedAt = pipeline.createdAt;
      store.savePipeline(pipeline);
      listener.pipelineChanged(project, pipeline);
    }
  }

  private newRow(
    project: ProjectRow,
    options: CreatePipelineOptions,
  ): PipelineRow {
    const { store } = this.context;
    const now = new Date().toISOString();
    return {
      id: store.nextId('pipeline'),
      iid: store.nextId(`pipeline-${project.id}`),
      projectId: project.id,
      sha: options.sha,
      beforeSha: options.beforeSha ?? noCommit,
      ref: options.ref,
      source: options.source,
      status: 'created',
      stages: [],
      variables: options.variables ?? [],
      jobs: [],
      createdAt: now,
      updatedAt: now,
    };
  }
}
