import type { Entity } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  RollbackDispatch,
  RollbackExecutor,
  RollbackRun,
  RollbackRunStatus,
} from 'backstage-plugin-waymark-node';
import { findProject } from './findProject';
import { GitlabApi } from '../api/GitlabApi';
import {
  pipelineVariables,
  REQUEST_VARIABLE,
  type PipelineVariable,
} from './pipelineVariables';
import {
  toRunStatus,
  type GitlabJob,
  type GitlabPipeline,
} from './toRunStatus';

const DISPATCH_MS = 20_000;
const LOOK_BACK_MS = 60 * 60_000;

/**
 * Rolls back by a pipeline on the default branch of the model's project, whose
 * rollback job sends `service.rolledback` when it is done.
 *
 * @public
 */
export class GitlabRollbackExecutor implements RollbackExecutor {
  readonly id = 'gitlab';
  readonly #integrations: ScmIntegrationRegistry;

  private constructor(integrations: ScmIntegrationRegistry) {
    this.#integrations = integrations;
  }

  static create(options: {
    integrations: ScmIntegrationRegistry;
  }): GitlabRollbackExecutor {
    return new GitlabRollbackExecutor(options.integrations);
  }

  supports(model: Entity): boolean {
    return findProject(model, this.#integrations) !== undefined;
  }

  /** A pipeline speaks under the URL of its project */
  confirmedBy(model: Entity): string[] {
    const project = findProject(model, this.#integrations);
    return project ? [`${project.integration.baseUrl}/${project.slug}`] : [];
  }

  async dispatch(dispatch: RollbackDispatch): Promise<RollbackRun> {
    const { api, path } = this.#open(dispatch.model);
    const signal = AbortSignal.timeout(DISPATCH_MS);
    const variables = pipelineVariables(dispatch);
    const { default_branch: ref } = await api.call<{ default_branch?: string }>(
      'GET',
      path,
      { signal },
    );
    if (!ref) {
      throw new InputError(
        'The project is empty: it has no default branch with a rollback job.',
      );
    }
    const known = await findRun(api, path, dispatch.id, signal);
    const pipeline =
      known ??
      (await api.call<GitlabPipeline>('POST', `${path}/pipeline`, {
        body: { ref, variables },
        signal,
      }));
    return { id: String(pipeline.id), url: pipeline.web_url };
  }

  async getStatus(model: Entity, run: RollbackRun): Promise<RollbackRunStatus> {
    const { api, path } = this.#open(model);
    const pipelinePath = `${path}/pipelines/${encodeURIComponent(run.id)}`;
    const [pipeline, jobs] = await Promise.all([
      api.call<GitlabPipeline>('GET', pipelinePath),
      api.call<GitlabJob[]>('GET', `${pipelinePath}/jobs`, {
        query: { per_page: '100' },
      }),
    ]);
    return toRunStatus(pipeline, jobs);
  }

  #open(model: Entity): { api: GitlabApi; path: string } {
    const project = findProject(model, this.#integrations);
    if (!project) {
      throw new InputError(
        'The model names no project on a GitLab known under integrations.gitlab; check its annotations gitlab.com/project-slug and gitlab.com/instance.',
      );
    }
    return {
      api: new GitlabApi(project.integration),
      path: `/projects/${encodeURIComponent(project.slug)}`,
    };
  }
}

/** The pipeline an earlier call for this rollback started, if one did */
async function findRun(
  api: GitlabApi,
  path: string,
  id: string,
  signal: AbortSignal,
): Promise<GitlabPipeline | undefined> {
  const pipelines = await api.call<GitlabPipeline[]>(
    'GET',
    `${path}/pipelines`,
    {
      query: {
        source: 'api',
        updated_after: new Date(Date.now() - LOOK_BACK_MS).toISOString(),
        order_by: 'id',
        sort: 'desc',
        per_page: '50',
      },
      signal,
    },
  );
  for (const pipeline of pipelines) {
    const variables = await readVariables(api, path, pipeline.id, signal);
    const asked = variables.find(({ key }) => key === REQUEST_VARIABLE);
    if (asked?.value === id) return pipeline;
  }
  return undefined;
}

async function readVariables(
  api: GitlabApi,
  path: string,
  pipeline: number,
  signal: AbortSignal,
): Promise<PipelineVariable[]> {
  try {
    return await api.call('GET', `${path}/pipelines/${pipeline}/variables`, {
      signal,
    });
  } catch (error) {
    // GitLab shows a pipeline's variables to who started it: this one we did not
    if (error instanceof NotAllowedError) return [];
    throw error;
  }
}
