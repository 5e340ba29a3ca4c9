import { screen } from '@testing-library/react';
import { campaign } from '../../__testUtils__/campaign';
import { openMaturityPage } from '../../__testUtils__/openMaturityPage';

// In a file of its own: usePermission remembers answers across tests.
it('shows campaigns to readers, and says which permission changing them takes', async () => {
  const denied = ['waymark.campaign.manage'];
  const api = {
    getCampaigns: async () => ({ items: [campaign()] }),
    getCampaign: async () => campaign(),
    getFrameworks: async () => ({ items: [] }),
  };
  await openMaturityPage('/?view=campaigns', { api, denied });
  expect(
    await screen.findByRole('link', { name: 'High tier managed' }),
  ).toBeInTheDocument();
  expect(
    (await screen.findByText(/Starting a campaign takes/)).textContent,
  ).toContain('waymark.campaign.manage');
  expect(screen.queryByRole('button', { name: 'Start a campaign' })).toBeNull();
});
