import { ownedModel } from '../../__testUtils__/entities';
import { KEPT_CHANGES } from '../../standings/Standing';
import type { CampaignModel } from './campaignModels';
import { withWholeHistory } from './withWholeHistory';

const changes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: 100 + index,
    level: 1 + (index % 2),
  }));

function model(name: string, history: CampaignModel['history']): CampaignModel {
  const entity = ownedModel(name, 'lending');
  const ref = `model:default/${name}`;
  return { ref, entity, goal: 2, there: false, next: [], history };
}

it('reads on only where a row may have left out what came since', async () => {
  const all = changes(KEPT_CHANGES + 8);
  const getRows = jest.fn(async () => ({
    levelChanges: [
      ...all.map(change => ({ ...change, framework: 'house', version: 2 })),
      { at: 1, level: 3, framework: 'house', version: 1 },
      { at: 2, level: 3, framework: 'other', version: 2 },
    ],
  }));
  const models = [
    model('busy', all.slice(-KEPT_CHANGES)),
    model('calm', all.slice(0, 3)),
    // Its row reaches back to the start
    model('older', [{ at: 50, level: 1 }, ...all.slice(1 - KEPT_CHANGES)]),
  ];
  const whole = await withWholeHistory(models, {
    framework: { framework: 'house', version: 2 },
    since: 60,
    projections: { getRows } as any,
  });
  expect(whole.map(({ history }) => history)).toEqual([
    all,
    models[1].history,
    models[2].history,
  ]);
  expect(getRows.mock.calls).toEqual([
    ['model:default/busy', { kinds: ['levelChanges'] }],
  ]);
});
