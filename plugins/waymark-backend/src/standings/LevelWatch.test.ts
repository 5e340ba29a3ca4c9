import { mockServices } from '@backstage/backend-test-utils';
import type { AppendVerdict } from '../ledger/Ledger';
import type { StandingsPage } from './StandingStore';
import type { FrameworkStanding } from './Standing';
import { emptyRows } from '../projections/emptyRows';
import type { LevelChangeRow } from '../projections/rows';
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

const editions = [
  { id: 'house-rules', version: 1, subject: 'model' },
  { id: 'team-rules', version: 1, subject: 'team' },
];

/** What is in the ledger of the model. */
const recorded: LevelChangeRow = {
  ...{
    source: 'waymark',
    id: '1',
    at: 0,
    framework: 'house-rules',
    version: 1,
  },
  ...{ level: 1, areas: { risk: 1 }, results: {}, causes: [] },
};

function watch(
  verdict: AppendVerdict,
  {
    levelChanges = [],
    stands,
  }: {
    levelChanges?: LevelChangeRow[];
    stands?: Partial<FrameworkStanding>;
  } = {},
) {
  const found = stands
    ? {
        ...unrecorded,
        standing: {
          facts: {},
          frameworks: {
            'house-rules': {
              version: 1,
              level: 1,
              areas: { risk: 1 },
              ...stands,
            },
          },
        },
      }
    : unrecorded;
  const judgeModel = jest.fn((..._: unknown[]) => [result]);
  const markRecorded = jest.fn();
  const recordAll = jest.fn(async () => [verdict]);
  const options: Record<keyof LevelWatchOptions, object | Function> = {
    store: {
      unrecorded: async ({ after }: StandingsPage) => (after ? [] : [found]),
      markRecorded,
    },
    projections: {
      getRowsOfMany: async () =>
        new Map([[found.model, { ...emptyRows(), levelChanges }]]),
    },
    maturity: { judgeModel, listEditions: () => editions },
    facts: { gather: async () => ({}) },
    recorder: { recordAll },
    getEntities: async () => new Map(),
    logger: mockServices.logger.mock(),
  };
  return {
    watch: LevelWatch.create(options as unknown as LevelWatchOptions),
    found,
    judgeModel,
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

  it('judges nothing where the model stands as it was recorded last', async () => {
    const one = watch('accepted', { levelChanges: [recorded], stands: {} });
    await one.watch.settle();
    expect(one.judgeModel).not.toHaveBeenCalled();
    expect(one.recordAll).toHaveBeenCalledWith([]);
    expect(one.markRecorded).toHaveBeenCalledWith([one.found]);
  });

  it.each([
    ['its level', { level: 2 }],
    ['an area', { areas: { risk: 2 } }],
    ['the version it is judged by', { version: 0 }],
  ])('judges a model again that differs by %s', async (_, stands) => {
    const one = watch('accepted', { levelChanges: [recorded], stands });
    await one.watch.settle();
    expect(one.judgeModel.mock.calls.map(([, framework]) => framework)).toEqual(
      ['house-rules'],
    );
  });

  it('judges a model again whose latest record differs, not an earlier one', async () => {
    const levelChanges = [recorded, { ...recorded, id: '2', level: 3 }];
    const one = watch('accepted', { levelChanges, stands: {} });
    await one.watch.settle();
    expect(one.recordAll).toHaveBeenCalledWith([
      expect.objectContaining({
        content: expect.objectContaining({ level: 1 }),
      }),
    ]);
  });
});
