import { compare, type Comparison } from '../harness';
import { timed } from '../metrics/timed';
import type { Store } from '../store/openStore';

/** The overview that the maturity page opens with, against its rows. */
export function overviewPage(
  { backend }: Store,
  repetitions: number,
): Promise<Comparison> {
  return compare({
    what: 'maturity overview, p95',
    unit: 'ms',
    repetitions,
    aim: { atMost: 3 },
    figure: () => timed(backend, '/maturity/overview', 0.95),
    floor: () => timed(backend, '/bench/floor/page?of=standings', 0.95),
  });
}
