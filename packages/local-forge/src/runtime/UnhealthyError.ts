import { CustomErrorBase } from '@backstage/errors';

/**
 * A version that was started did not answer its health check.
 *
 * @public
 */
export class UnhealthyError extends CustomErrorBase {
  name = 'UnhealthyError' as const;

  constructor(version: string, readonly output: string) {
    super(`Version ${version} did not become healthy`);
  }
}
