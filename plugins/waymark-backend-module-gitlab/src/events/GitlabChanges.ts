import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { MOST_CHANGES, type ChangeData } from 'backstage-plugin-waymark-common';
import { findTime } from 'backstage-plugin-waymark-node';
import { GitlabApi } from '../api/GitlabApi';

/** The deployment before is among these, unless many failed at the same time. */
const DEPLOYMENTS_READ = '20';

/** A deployment, as its hook tells of it. */
export type GitlabDeployment = {
  /** Address of the project */
  project: string;
  /** `group/project` */
  slug: string;
  id: string;
  environment: string;
  /** The whole sha */
  commit: string;
};

type Deployment = { id: number; sha: string };
type Comparison = {
  compare_timeout?: boolean;
  /** The oldest first */
  commits: {
    id: string;
    author_name?: string;
    committed_date?: string;
    web_url?: string;
  }[];
};

/** Asks GitLab for the commits that a deployment brought. */
export class GitlabChanges {
  static create(options: {
    integrations: ScmIntegrationRegistry;
    logger: LoggerService;
  }): GitlabChanges {
    return new GitlabChanges(options.integrations, options.logger);
  }

  private constructor(
    private readonly integrations: ScmIntegrationRegistry,
    private readonly logger: LoggerService,
  ) {}

  /**
   * The commits since the deployment before it in its environment, newest
   * first. Undefined where GitLab does not tell, for a first deployment, and for
   * a host without a token under `integrations.gitlab`.
   */
  async find(
    deployment: GitlabDeployment,
    signal: AbortSignal,
  ): Promise<ChangeData[] | undefined> {
    const { project, slug, id, environment, commit } = deployment;
    const config = this.integrations.gitlab.byUrl(project)?.config;
    if (!config?.token) return undefined;
    const api = new GitlabApi(config);
    const path = `/projects/${encodeURIComponent(slug)}`;
    try {
      const deployments = await api.call<Deployment[]>(
        'GET',
        `${path}/deployments`,
        {
          query: {
            environment,
            status: 'success',
            order_by: 'id',
            sort: 'desc',
            per_page: DEPLOYMENTS_READ,
          },
          signal,
        },
      );
      const before = deployments.find(each => each.id < Number(id));
      if (!before || before.sha === commit) return undefined;
      const { commits, compare_timeout: cut } = await api.call<Comparison>(
        'GET',
        `${path}/repository/compare`,
        { query: { from: before.sha, to: commit }, signal },
      );
      return cut ? undefined : toChanges(commits, project);
    } catch (error) {
      this.logger.warn(
        `What deployment ${id} of ${project} brought is not known: ${stringifyError(
          error,
        )}`,
      );
      return undefined;
    }
  }
}

function toChanges(
  commits: Comparison['commits'],
  repository: string,
): ChangeData[] {
  return commits
    .slice(-MOST_CHANGES)
    .reverse()
    .map(commit => ({
      repository,
      commit: commit.id,
      committedAt: findTime(commit.committed_date, 'committed_date'),
      url: commit.web_url,
      author: commit.author_name,
    }));
}
