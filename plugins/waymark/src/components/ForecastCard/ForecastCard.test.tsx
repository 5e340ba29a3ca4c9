import { screen, within } from '@testing-library/react';
import { sampleForecast } from '../../__testUtils__/quickCheck';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { sampleRef } from '../../__testUtils__/samples';
import { ForecastCard } from './ForecastCard';

describe('ForecastCard', () => {
  it('says what to expect, how surely, and from what', async () => {
    await renderWithEntity(<ForecastCard modelRef={sampleRef} />, {
      api: { getForecast: async () => sampleForecast() },
    });
    const list = await screen.findByRole('list', {
      name: 'Releases to expect',
    });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      'About 4.3 releases in 30 days: 2 to 6 with 80 %, 1 to 8 with 95 % probability',
    );
    expect(
      screen.getByText('50 % of changes take at most 3 h'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/From 26 releases in the last 26 whole weeks/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'How it is computed' }),
    ).toHaveAttribute('href', '/risk/definitions/forecast');
  });

  it('leads nowhere where no page has definitions', async () => {
    await renderWithEntity(<ForecastCard modelRef={sampleRef} />, {
      api: { getForecast: async () => sampleForecast() },
      noModelsPage: true,
    });
    expect(await screen.findByText(/From 26 releases/)).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says why there is none', async () => {
    await renderWithEntity(<ForecastCard modelRef={sampleRef} />, {
      api: {
        getForecast: async () =>
          sampleForecast({
            releases: { reason: 'Only 3 whole weeks', horizons: [] },
            leadTime: {
              reason: 'Only 2 changes',
              sampleSize: 2,
              quantiles: [],
            },
          }),
      },
    });
    expect(
      await screen.findByText('No forecast of releases. Only 3 whole weeks.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No forecast of lead times. Only 2 changes.'),
    ).toBeInTheDocument();
  });
});
