import { deployment } from '../../__testUtils__/events';
import { EnvironmentLimit } from './EnvironmentLimit';

const model = 'model:default/credit-risk';

function create(stored: string[]) {
  const clock = { now: 0 };
  const list = jest.fn(async () => new Map([[model, stored]]));
  const known = { formOf: (name: string) => name.toLowerCase(), list };
  const limit = new EnvironmentLimit(3, known, () => clock.now);
  const check = async (...environments: string[]) => {
    const faults = await limit.check(
      environments.map(environment => ({
        model,
        event: deployment('d', '2026-01-01T00:00:00Z', '1', { environment }),
      })),
    );
    return faults.map(each => each.length === 0);
  };
  return { check, clock, limit, list, stored };
}

describe('EnvironmentLimit', () => {
  it('counts what is stored and what was admitted since, each name once', async () => {
    const { check, list } = create(['a']);
    expect(await check('B', 'b', 'c', 'd', 'A')).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(await check('d', 'c')).toEqual([false, true]);
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('takes what a model has already, however many, and asks again after a minute', async () => {
    const { check, clock, stored } = create(['a', 'b', 'c', 'd']);
    expect(await check('d', 'e')).toEqual([true, false]);
    stored.length = 2;
    clock.now = 60_000;
    expect(await check('e', 'd', 'f')).toEqual([true, false, false]);
  });

  it('is about deployments of a known model alone', async () => {
    const { limit, list } = create(['a', 'b', 'c']);
    const options = { environment: 'new' };
    const at = '2026-01-01T00:00:00Z';
    expect(
      await limit.check([
        { event: deployment('d', at, '1', options) },
        {
          model,
          event: deployment('i', at, '1', {
            ...options,
            kind: 'incident.detected',
          }),
        },
      ]),
    ).toEqual([[], []]);
    expect(list).not.toHaveBeenCalled();
  });
});
