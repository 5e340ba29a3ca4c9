import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import type { ForgeLog } from '../ForgeLog';

/** @public */
export interface CallPortalOptions {
  /** The portal's backend, without a trailing slash. */
  backendUrl: string;
  token: string;
  log: ForgeLog;
  signal: AbortSignal;
}

const longestDelayMs = 15_000;

/** A refusal that waiting does not change. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.response.status < 500 &&
    error.response.status !== 429
  );
}

/**
 * Posts to the portal's API until it takes it.
 *
 * @throws ResponseError when it never will
 * @public
 */
export async function callPortal<T>(
  options: CallPortalOptions,
  path: string,
  { type, body }: { type: string; body: string },
): Promise<T> {
  const { backendUrl, token, log, signal } = options;
  for (let delay = 500; ; delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      const response = await fetch(`${backendUrl}/api/waymark${path}`, {
        method: 'POST',
        headers: { 'Content-Type': type, Authorization: `Bearer ${token}` },
        body,
        signal,
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return await response.json();
    } catch (error) {
      if (signal.aborted || isFinal(error)) {
        throw error;
      }
      log(`the portal does not take the demonstration yet: ${error}`);
      await sleep(delay, undefined, { signal });
    }
  }
}
