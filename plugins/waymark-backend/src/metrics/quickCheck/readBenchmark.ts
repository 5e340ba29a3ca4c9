import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { checkChoice, type BenchmarkChoice } from './benchmark';

/**
 * Reads `waymark.metrics.benchmark`: what Quick Checks are compared with unless
 * a query says otherwise.
 *
 * @throws InputError for what no benchmark has
 */
export function readBenchmark(config: Config): BenchmarkChoice {
  const key = 'waymark.metrics.benchmark';
  try {
    return checkChoice({
      industry: config.getOptionalString(`${key}.industry`),
      organizationSize: config.getOptionalString(`${key}.organizationSize`),
    });
  } catch (error) {
    throw new InputError(`In ${key}: ${toError(error).message}`);
  }
}
