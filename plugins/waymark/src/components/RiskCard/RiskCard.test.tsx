import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { RiskCard } from './RiskCard';

describe('RiskCard', () => {
  it('shows the tier with why, who set it and when, and the answers', async () => {
    await renderWithEntity(<RiskCard />);
    expect(screen.getByText('high risk')).toBeVisible();
    expect(
      screen.getByText('It decides about access to credit.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /risk-office/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/risk-office',
    );
    expect(screen.getByText(/ago$|^in /)).toHaveAttribute(
      'datetime',
      '2026-03-02T09:00:00.000Z',
    );
    expect(screen.getByText('Affects people')).not.toBeVisible();
    await userEvent.click(screen.getByText('Answers it rests on (2)'));
    expect(screen.getByText('Affects people')).toBeVisible();
    expect(screen.getByText('yes')).toBeVisible();
  });

  it('says how to classify a model that is not', async () => {
    const entity = modelEntity();
    delete entity.spec.risk;
    entity.metadata.annotations = {
      'backstage.io/edit-url': 'https://forge.test/edit',
    };
    await renderWithEntity(<RiskCard />, { entity });
    expect(screen.getByText('This model has no risk tier')).toBeVisible();
    expect(
      screen.getByRole('button', { name: /Edit the entity/ }),
    ).toHaveAttribute('href', 'https://forge.test/edit');
  });
});
