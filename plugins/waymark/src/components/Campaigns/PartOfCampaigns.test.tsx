import { screen } from '@testing-library/react';
import type { ModelCampaign } from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { PartOfCampaigns } from './PartOfCampaigns';

const REF = 'model:default/credit-risk';
const part: ModelCampaign = {
  id: 'c1',
  title: 'High tier managed',
  framework: 'delivery-standard',
  level: 2,
  levelTitle: 'Managed',
  goal: 2,
  due: '2027-03-01',
  state: 'active',
  there: false,
};

it('leads from a model to its campaigns', async () => {
  const getModelCampaigns = jest.fn(async () => ({
    items: [
      part,
      { ...part, id: 'c2', title: 'Late', state: 'overdue' as const },
      { ...part, id: 'c3', title: 'Done', level: null, there: true },
    ],
  }));
  await renderWithEntity(<PartOfCampaigns modelRef={REF} />, {
    api: { getModelCampaigns },
  });
  const items = await screen.findAllByRole('listitem');
  expect(items.map(item => item.textContent)).toEqual([
    'Part of the campaign High tier managed: level 2 · Managed by 2027-03-01',
    'Part of the campaign Late: level 2 · Managed by 2027-03-01, overdue',
    'Part of the campaign Done: its own target by 2027-03-01, reached',
  ]);
  expect(
    screen.getByRole('link', { name: 'High tier managed' }),
  ).toHaveAttribute('href', '/maturity?view=campaigns&campaign=c1');
  expect(getModelCampaigns).toHaveBeenCalledWith(REF);
});

it('takes no room where there are none', async () => {
  const getModelCampaigns = jest.fn(async () => ({ items: [] }));
  await renderWithEntity(<PartOfCampaigns modelRef={REF} />, {
    api: { getModelCampaigns },
  });
  expect(screen.queryByRole('list', { name: 'Campaigns' })).toBeNull();
});
