import type { Config } from '@backstage/config';
import { ResponseError } from '@backstage/errors';

/** Where a GitHub's REST API is, and the token to ask it with. */
type Access = { apiBaseUrl: string; token: string };

/** REST APIs of the GitHubs that have a token under `integrations.github`. */
export class GithubApi {
  readonly #hosts: Map<string, Access>;

  static fromConfig(config: Config): GithubApi {
    const entries = config.getOptionalConfigArray('integrations.github') ?? [];
    return new GithubApi(
      new Map(
        entries.flatMap((entry): [string, Access][] => {
          const host = entry.getOptionalString('host') ?? 'github.com';
          const token = entry.getOptionalString('token');
          const apiBaseUrl =
            entry.getOptionalString('apiBaseUrl') ??
            (host === 'github.com'
              ? 'https://api.github.com'
              : `https://${host}/api/v3`);
          return token
            ? [[host, { token, apiBaseUrl: apiBaseUrl.replace(/\/+$/, '') }]]
            : [];
        }),
      ),
    );
  }

  private constructor(hosts: Map<string, Access>) {
    this.#hosts = hosts;
  }

  /** Whether the host of an address has a token. */
  reaches(url: string): boolean {
    return this.#hosts.has(new URL(url).host);
  }

  /**
   * @param repository - its address, `https://github.com/owner/name`
   * @param path - below the repository, `/deployments`
   * @throws ResponseError for an answer that is no success
   */
  async get<T>(
    repository: string,
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<T> {
    const { host, pathname } = new URL(repository);
    const { apiBaseUrl, token } = this.#hosts.get(host)!;
    const response = await fetch(
      `${apiBaseUrl}/repos${pathname}${path}?${new URLSearchParams(query)}`,
      {
        headers: {
          Accept: 'application/vnd.github+json',
          Authorization: `Bearer ${token}`,
        },
        redirect: 'error',
        signal,
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
