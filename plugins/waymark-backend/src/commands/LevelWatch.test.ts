import { mockServices } from '@backstage/backend-test-utils';
import type { AppendVerdict } from '../ledger/Ledger';
import type { StandingsPage } from '../portfolio/StandingStore';
import { emptyRows } from '../projections/emptyRows';
import { LevelWatch, type LevelWatchOptions } from './LevelWatch';

const result = {
  framework: 'house-rules',
  version: 1,
  title: 'House rules',
  level: 1,
  areas: [{ id: 'risk', title: 'Risk', level: 1 }],
  criteria: [],
};

const unrecorded = {
  model: 'model:default/a',
  digest: 'd',
  standing: { facts: {}, frameworks: {} },
};

function watch(verdict: AppendVerdict) {
  const markRecorded = jest.fn();
  const recordAll = jest.fn(async () => [verdict]);
  const options: Record<keyof LevelWatchOptions, object | Function> = {
    store: {
      unrecorded: async ({ after }: StandingsPage) =>
        after ? [] : [unrecorded],
      markRecorded,
    },
    projections: {
      getRowsOfMany: async () => new Map([[unrecorded.model, emptyRows()]]),
    },
    maturity: { judgeModel: () => [result] },
    facts: { gather: async () => ({}) },
    recorder: { recordAll },
    getEntities: async () => new Map(),
    logger: mockServices.logger.mock(),
  };
  return {
    watch: LevelWatch.create(options as unknown as LevelWatchOptions),
    markRecorded,
    recordAll,
  };
}

describe('LevelWatch', () => {
  it.each(['accepted', 'duplicate'] as const)(
    'is done with a model when its record is %s, told in the words of now',
    async verdict => {
      const one = watch(verdict);
      await one.watch.settle();
      expect(one.recordAll).toHaveBeenCalledWith([
        expect.objectContaining({
          content: expect.objectContaining({
            title: 'House rules',
            areaTitles: { risk: 'Risk' },
          }),
        }),
      ]);
      expect(one.markRecorded).toHaveBeenCalledWith([unrecorded]);
    },
  );

  it('comes back to one whose record would replace another', async () => {
    const one = watch('conflict');
    await one.watch.settle();
    expect(one.markRecorded.mock.calls).toEqual([[[]]]);
  });
});
