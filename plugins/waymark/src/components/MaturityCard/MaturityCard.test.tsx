import { screen, within } from '@testing-library/react';
import { api, mlops } from '../../__testUtils__/maturityResults';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { MaturityCard } from './MaturityCard';

describe('MaturityCard', () => {
  it('shows level, target, areas and the next move', async () => {
    await renderWithEntity(<MaturityCard />, { api: api() });
    expect(
      await screen.findByRole('img', { name: '1 of 5 · Initial, target 3' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/2 levels below its target 3/)).toBeInTheDocument();
    const areas = within(
      screen.getByRole('list', { name: 'Levels by area, of 5' }),
    ).getAllByRole('listitem');
    expect(areas.map(area => area.textContent)).toEqual([
      'Peoplelevel 3 · 2 of 2 met',
      'Toolslevel 1 · 0 of 2 met',
    ]);
    const move = screen.getByRole('region', { name: 'Next move' });
    expect(move).toHaveTextContent('Next move: to 2 · Managed');
    expect(move).toHaveTextContent('Send service.deployed from the pipeline.');
    expect(screen.getByText(/^Lopsided/)).toBeInTheDocument();
    expect(
      screen.getByText('MLOps levels: 5 of 5 · Automated'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the scorecard' }),
    ).toHaveAttribute('href', '/catalog/default/model/credit-risk/scorecard');
  });

  it('says when the highest level is reached, and when nothing is assessed', async () => {
    const first = await renderWithEntity(<MaturityCard />, {
      api: api([mlops]),
    });
    expect(
      await screen.findByText(/highest level is reached/),
    ).toBeInTheDocument();
    expect(screen.getByText(/target 3 reached/)).toBeInTheDocument();
    first.unmount();
    await renderWithEntity(<MaturityCard />, { api: api([]) });
    expect(await screen.findByText('Not assessed')).toBeInTheDocument();
  });
});
