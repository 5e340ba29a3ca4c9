import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { MOST_CHANGES, type ChangeData } from 'backstage-plugin-waymark-common';
import { findTime } from 'backstage-plugin-waymark-node';
import type { GithubApi } from './GithubApi';

/** GitHub does not filter deployments by success, so as many are asked about one by one. */
const DEPLOYMENTS_READ = 10;
const PAGE = 100;

/** A deployment, as its webhook tells of it. */
export type GithubDeployment = {
  /** Address of the repository */
  repository: string;
  id: string;
  environment: string;
  /** The whole sha */
  commit: string;
};

type Deployment = { id: number; sha: string };
type Comparison = {
  total_commits: number;
  /** The oldest first */
  commits: {
    sha: string;
    html_url?: string;
    commit?: { author?: { name?: string }; committer?: { date?: string } };
  }[];
};

/** Asks GitHub for the commits that a deployment brought. */
export class GithubChanges {
  static create(options: {
    api: GithubApi;
    logger: LoggerService;
  }): GithubChanges {
    return new GithubChanges(options.api, options.logger);
  }

  private constructor(
    private readonly api: GithubApi,
    private readonly logger: LoggerService,
  ) {}

  /**
   * The commits since the successful deployment before it in its environment,
   * newest first. Undefined where GitHub does not tell, for a first deployment,
   * and for a host without a token under `integrations.github`.
   */
  async find(
    deployment: GithubDeployment,
    signal: AbortSignal,
  ): Promise<ChangeData[] | undefined> {
    const { repository, id, commit } = deployment;
    if (!this.api.reaches(repository)) return undefined;
    try {
      const before = await this.#before(deployment, signal);
      if (!before || before.sha === commit) return undefined;
      return await this.#between(repository, before.sha, commit, signal);
    } catch (error) {
      this.logger.warn(
        `What deployment ${id} of ${repository} brought is not known: ${stringifyError(
          error,
        )}`,
      );
      return undefined;
    }
  }

  async #before(
    { repository, id, environment }: GithubDeployment,
    signal: AbortSignal,
  ): Promise<Deployment | undefined> {
    const deployments = await this.api.get<Deployment[]>(
      repository,
      '/deployments',
      { environment, per_page: '50' },
      signal,
    );
    const earlier = deployments
      .filter(each => each.id < Number(id))
      .slice(0, DEPLOYMENTS_READ);
    for (const each of earlier) {
      const statuses = await this.api.get<{ state: string }[]>(
        repository,
        `/deployments/${each.id}/statuses`,
        { per_page: String(PAGE) },
        signal,
      );
      if (statuses.some(({ state }) => state === 'success')) return each;
    }
    return undefined;
  }

  async #between(
    repository: string,
    from: string,
    to: string,
    signal: AbortSignal,
  ): Promise<ChangeData[]> {
    const read = (page: number) =>
      this.api.get<Comparison>(
        repository,
        `/compare/${from}...${to}`,
        { per_page: String(PAGE), page: String(page) },
        signal,
      );
    const { total_commits: total, commits: oldest } = await read(1);
    const last = Math.ceil(total / PAGE);
    const commits = last > 1 ? [] : oldest;
    // Only the newest fit, and they are on the last pages
    const first = Math.floor(Math.max(total - MOST_CHANGES, 0) / PAGE) + 1;
    for (let page = first; last > 1 && page <= last; page += 1) {
      commits.push(...(page === 1 ? oldest : (await read(page)).commits));
    }
    return commits
      .slice(-MOST_CHANGES)
      .reverse()
      .map(({ sha, html_url: url, commit }) => ({
        repository,
        commit: sha,
        committedAt: findTime(commit?.committer?.date, 'committer.date'),
        url,
        author: commit?.author?.name,
      }));
  }
}
