import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ModelDetail } from 'backstage-plugin-waymark-common';
import { modelSummary } from '../../__testUtils__/modelSummary';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { AtAGlanceCard } from './AtAGlanceCard';

function detail(overrides: Partial<ModelDetail> = {}): ModelDetail {
  return {
    ...modelSummary(),
    environments: [],
    lastEventAt: null,
    reporter: null,
    warnings: [],
    ...overrides,
  };
}

function liveSince(since: string): ModelDetail['live'][number] {
  const environment = 'production';
  return { environment, tier: 'production', version: 'v7', since };
}

describe('AtAGlanceCard', () => {
  it('says what the model is, what is live, and where it answers', async () => {
    const since = new Date().toISOString();
    await renderWithEntity(<AtAGlanceCard />, {
      api: {
        getModel: async () =>
          detail({
            live: [liveSince(since)],
            warnings: [{ kind: 'reporters', text: 'Two sources report it' }],
          }),
      },
    });
    expect(await screen.findByText('classifier')).toBeVisible();
    expect(screen.getByText('high risk')).toBeVisible();
    expect(screen.getByText('3 of 5 · Managed')).toBeVisible();
    expect(screen.getByText('version v7').parentElement).toHaveTextContent(
      /^live: version v7 in production since \d\d:\d\d · endpoint/,
    );
    expect(screen.getByRole('link', { name: /endpoint/ })).toHaveAttribute(
      'href',
      'http://models.test/credit-risk/production',
    );
    expect(
      screen.getByRole('list', { name: 'Needs attention' }),
    ).toHaveTextContent('Two sources report it');
  });

  it('says at once that what serves was denied, and how many controls are missing', async () => {
    await renderWithEntity(<AtAGlanceCard />, {
      api: {
        getModel: async () =>
          detail({
            live: [liveSince(new Date().toISOString())],
            deniedIn: ['production'],
            controls: { met: 7, total: 19 },
            attention: [{ kind: 'denied', text: 'The same once more' }],
          }),
      },
    });
    expect(
      await screen.findByText(
        /Version v7 serves in production although a gate denied it/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Why it was denied' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/deployments$/));
    expect(
      screen.getByRole('link', { name: '7 of 19 risk controls satisfied' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/scorecard\?framework=risk-controls$/),
    );
    expect(screen.getByText('12 missing')).toBeVisible();
    expect(screen.queryByText('The same once more')).not.toBeInTheDocument();
  });

  it('opens the rollback dialog', async () => {
    await renderWithEntity(<AtAGlanceCard />, {
      api: {
        getModel: async () => detail(),
        previewRollback: async model => ({ model, items: [] }),
        getRollbacks: async () => ({ items: [] }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back' }),
    );
    expect(await screen.findByRole('dialog')).toBeVisible();
  });

  it('says why there is nothing to roll back', async () => {
    await renderWithEntity(<AtAGlanceCard />, {
      api: { getModel: async () => detail({ live: [] }) },
    });
    expect(await screen.findByText('Not in production')).toBeVisible();
    const button = screen.getByRole('button', { name: 'Roll back' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription('Nothing is live yet');
  });

  it('says what failed and tries again', async () => {
    const getModel = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is away'))
      .mockResolvedValue(detail());
    await renderWithEntity(<AtAGlanceCard />, { api: { getModel } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load this model',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('version v7')).toBeVisible();
  });
});
