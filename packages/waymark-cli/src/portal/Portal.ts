import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../UsageError';
import { retryDelay } from './retryDelay';

export type PortalOptions = { url: string; token?: string };

const MOST_TRIES = 8;

const ADVICE: Record<number, string> = {
  401: 'Give a token with --token or WAYMARK_TOKEN: a source’s, or one of backend.auth.externalAccess',
  403: 'The token’s owner lacks this permission, or its accessRestrictions leave it out',
  404: 'Is this a Waymark portal’s backend, and as new as this command?',
  503: 'Its database is away or busy; try again later',
};

/** A portal's HTTP API, asked again where it says so. */
export class Portal {
  readonly #base: string;

  constructor(private readonly options: PortalOptions) {
    if (!URL.canParse(options.url)) {
      throw new UsageError(
        `--url ${options.url} is no address; give one such as http://localhost:7007`,
      );
    }
    this.#base = options.url.replace(/\/+$/, '');
  }

  /** Asks once. Rejects only when nobody answers. */
  ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { token } = this.options;
    return fetch(`${this.#base}${path}`, {
      ...init,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...init.headers,
      },
    });
  }

  /**
   * Asks Waymark, again after a while where the portal is busy or away.
   *
   * @returns an answer, be it a refusal
   * @throws UsageError when it stays away
   */
  async waymark(path: string, init?: RequestInit): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const last = tries === MOST_TRIES;
      try {
        const response = await this.ask(`/api/waymark${path}`, init);
        if (![429, 503].includes(response.status) || last) return response;
        await response.arrayBuffer();
        await sleep(retryDelay(response.headers.get('Retry-After'), tries));
      } catch (error) {
        if (last || !isBroken(error)) throw this.#away(error);
        await sleep(retryDelay(null, tries));
      }
    }
  }

  /** @throws UsageError that says what to do about a refusal */
  async json<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.waymark(path, init);
    if (!response.ok) throw await this.refusal(response);
    return (await response.json()) as T;
  }

  async refusal(response: Response): Promise<UsageError> {
    const text = await response.text();
    const told = messageOf(text) ?? response.statusText;
    const advice = ADVICE[response.status] ?? '';
    return new UsageError(
      `${this.#base} answers ${response.status}: ${told}${
        advice && `\n${advice}`
      }`,
    );
  }

  #away(error: unknown): UsageError {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    return new UsageError(
      `Nobody answers at ${this.#base} (${
        cause?.code ?? error
      }). Is the portal's backend running? --url names another`,
    );
  }
}

/** A connection that broke may come back; an address nobody has will not. */
function isBroken(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } };
  return /^(ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_)/.test(cause?.code ?? '');
}

function messageOf(text: string): string | undefined {
  try {
    return JSON.parse(text).error?.message;
  } catch {
    return undefined;
  }
}
