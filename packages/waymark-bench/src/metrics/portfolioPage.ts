import { compare, type Comparison } from '../harness';
import type { Store } from '../store/openStore';
import { timed } from './timed';

/** The first page of the portfolio, against its rows. */
export function portfolioPage(
  { backend }: Store,
  models: number,
  repetitions: number,
): Promise<Comparison> {
  return compare({
    what: `first page of ${models.toLocaleString('en-US')} models, p95`,
    unit: 'ms',
    repetitions,
    aim: { atMost: 3 },
    figure: () => timed(backend, '/models', 0.95),
    floor: () => timed(backend, '/bench/floor/page', 0.95),
  });
}
