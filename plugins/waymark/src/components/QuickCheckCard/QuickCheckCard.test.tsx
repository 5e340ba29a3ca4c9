import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { sampleQuickCheck } from '../../__testUtils__/quickCheck';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { sampleRef } from '../../__testUtils__/samples';
import { QuickCheckCard } from './QuickCheckCard';

const card = (
  <QuickCheckCard
    modelRef={sampleRef}
    asked={{ window: '90d', cohort: 'commit' }}
  />
);

describe('QuickCheckCard', () => {
  it('holds each score against others, and says who they are', async () => {
    const getQuickCheck = jest.fn(async () => sampleQuickCheck());
    await renderWithEntity(card, { api: { getQuickCheck } });
    const scores = within(await screen.findByRole('list', { name: 'Scores' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(scores).toEqual([
      'Overall: 7.3 of 10Others: Insurance 6.6',
      'Change lead time: 6 of 10Answer: One day to one week. Others: Insurance 4.8 ± 2.2',
      'Failed deployment recovery time: No score: No deployment in the window failedOthers: Insurance 7.5 ± 1.8',
    ]);
    expect(
      screen.getByRole('link', { name: /DORA Quick Check, 2025 edition/ }),
    ).toHaveAttribute('href', 'https://dora.dev/quickcheck/');
  });

  it('asks for another industry', async () => {
    const getQuickCheck = jest.fn(async () => sampleQuickCheck());
    await renderWithEntity(card, { api: { getQuickCheck } });
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Industry' }),
      'All industries',
    );
    await waitFor(() =>
      expect(getQuickCheck).toHaveBeenLastCalledWith(sampleRef, {
        window: '90d',
        cohort: 'commit',
        environment: undefined,
        industry: 'all',
        organizationSize: undefined,
      }),
    );
  });

  it('says which permission is missing', async () => {
    await renderWithEntity(card, {
      api: {
        getQuickCheck: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
  });
});
