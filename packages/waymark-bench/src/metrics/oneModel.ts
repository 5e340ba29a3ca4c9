import { compare, type Comparison } from '../harness';
import type { Store } from '../store/openStore';
import { timed } from './timed';

/** What the figures of 90 days look back over: `releases90d`, and before. */
const LOOK_BACK = 180 * 86_400_000;

/** The figures of one model, in a large store and in a small one. */
export async function oneModel(
  small: Store,
  large: Store,
  repetitions: number,
): Promise<Comparison[]> {
  const [few, many] = [small, large].map(({ events }) =>
    events.toLocaleString('en-US'),
  );
  const shared = { unit: 'ms', repetitions, figure: () => figures(large) };
  return [
    await compare({
      ...shared,
      what: `figures of 90 days, ${many} events against ${few}`,
      aim: { atMost: 1.2 },
      floor: () => figures(small),
    }),
    await compare({
      ...shared,
      what: `figures of 90 days, ${many} events, against their rows`,
      aim: { atMost: 5 },
      floor: () => rows(large),
    }),
  ];
}

function figures({ backend, model }: Store): Promise<number> {
  const path = `/models/${model.replace(':', '/')}/metrics`;
  return timed(backend, path, 0.5);
}

function rows({ backend, model }: Store): Promise<number> {
  const since = Date.now() - LOOK_BACK;
  const query = new URLSearchParams({ model, since: String(since) });
  return timed(backend, `/bench/floor/rows?${query}`, 0.5);
}
