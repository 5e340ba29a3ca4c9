import { RefreshQueue } from './RefreshQueue';

describe('RefreshQueue', () => {
  it('refreshes each model once, however often it changed, and goes on after a failure', async () => {
    const refreshed: string[] = [];
    const failed: string[] = [];
    const done = new Promise<void>(resolve => {
      const queue = RefreshQueue.create({
        refresh: async model => {
          if (model === 'b') throw new Error('not now');
          refreshed.push(model);
          // What changes while it is refreshed is refreshed again
          if (model === 'a' && refreshed.length === 1) queue.add('a');
          if (refreshed.length === 3) resolve();
        },
        onError: model => failed.push(model),
      });
      for (const model of ['a', 'b', 'a', 'c', 'a']) queue.add(model);
    });
    await done;

    expect(refreshed.sort()).toEqual(['a', 'a', 'c']);
    expect(failed).toEqual(['b']);
  });

  it('leaves the process free for most of the time while that is busy', async () => {
    const spans: [number, number][] = [];
    let busy = true;
    const spin = (millis: number) => {
      const end = performance.now() + millis;
      while (performance.now() < end);
    };
    const flood = () => {
      spin(5);
      if (busy) setImmediate(flood);
    };
    await new Promise<void>(resolve => {
      const queue = RefreshQueue.create({
        refresh: async model => {
          const from = performance.now();
          spin(20);
          spans.push([from, performance.now()]);
          if (model === '11') resolve();
        },
        onError: () => {},
      });
      for (let model = 0; model < 12; model += 1) queue.add(String(model));
      flood();
    });
    busy = false;

    const worked = spans.reduce((sum, [from, to]) => sum + to - from, 0);
    const passed = spans[spans.length - 1][1] - spans[0][0];
    expect(worked / passed).toBeLessThan(1 / 3);
  });
});
