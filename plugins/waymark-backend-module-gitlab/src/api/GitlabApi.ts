import type { GitLabIntegrationConfig } from '@backstage/integration';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import { gitlabError } from './gitlabError';

const TIMEOUT_MS = 8_000;

/** One GitLab's REST API, with the token of its integration. */
export class GitlabApi {
  readonly #config: GitLabIntegrationConfig;

  constructor(config: GitLabIntegrationConfig) {
    this.#config = config;
  }

  /**
   * @throws what `gitlabError` makes of an answer that is no success, and
   * ServiceUnavailableError when there is none
   */
  async call<T>(
    method: 'GET' | 'POST',
    path: string,
    options: {
      query?: Record<string, string>;
      body?: object;
      signal?: AbortSignal;
    } = {},
  ): Promise<T> {
    const { host, apiBaseUrl, token } = this.#config;
    const query = options.query ? `?${new URLSearchParams(options.query)}` : '';
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${apiBaseUrl}${path}${query}`, {
        method,
        headers: {
          Accept: 'application/json',
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(options.body && { 'Content-Type': 'application/json' }),
        },
        body: options.body && JSON.stringify(options.body),
        redirect: 'error',
        signal: options.signal
          ? AbortSignal.any([options.signal, timeout])
          : timeout,
      });
      text = await response.text();
    } catch (error) {
      // What went wrong is in the cause; fetch itself only says that it failed
      const cause = (error as Error).cause ?? error;
      throw new ServiceUnavailableError(
        `GitLab at ${host} does not answer: ${stringifyError(cause)}`,
      );
    }
    if (!response.ok) {
      throw gitlabError({ host, path, status: response.status, text });
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new ServiceUnavailableError(
        `${apiBaseUrl}${path} answers with something other than JSON; check apiBaseUrl of ${host} under integrations.gitlab`,
      );
    }
  }
}
