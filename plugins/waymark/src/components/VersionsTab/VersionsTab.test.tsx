import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ModelVersion,
  ModelVersionDetail,
} from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { VersionsTab } from './VersionsTab';

const at = '2024-05-12T08:00:00.000Z';

function version(
  name: string,
  auc: number,
  more: Partial<ModelVersion> = {},
): ModelVersion {
  return {
    version: name,
    artifactId: `pkg:mlflow/scores@${name}`,
    trainedAt: at,
    trigger: 'commit',
    trainedDataUntil: at,
    datasets: ['dataset:default/loans'],
    runUrl: null,
    packagedAt: at,
    publishedAt: null,
    signedAt: null,
    firstProductionAt: null,
    evaluations: [
      {
        eventId: `e-${name}`,
        kind: 'performance',
        passed: auc >= 0.8,
        at,
        metrics: [
          { name: 'auc', value: auc, threshold: 0.8, direction: 'min' },
        ],
        thresholdsCommit: '575f1b70d43dc2d61855d4d46f17fb52e881047d',
        reportUrl: null,
      },
    ],
    evidence: [],
    ...more,
  };
}

const getVersions = async () => ({
  items: [
    version('2', 0.9),
    version('1', 0.75, { trainedAt: '2024-05-11T08:00:00.000Z' }),
  ],
  total: 2,
  nextCursor: null,
});

describe('VersionsTab', () => {
  it('lists versions with how good each is, and draws the metric with its threshold', async () => {
    await renderWithEntity(<VersionsTab />, { api: { getVersions } });
    const newest = await screen.findByRole('row', { name: /^2 / });
    expect(newest).toHaveTextContent('performance: passed');
    expect(screen.getByRole('row', { name: /^1 / })).toHaveTextContent(
      'performance: failed',
    );
    expect(
      screen.getByRole('figure', { name: 'auc by version' }),
    ).toHaveTextContent('the value of the metric');
    expect(within(newest).getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      expect.stringContaining('?version=2'),
    );
  });

  it('compares two versions', async () => {
    await renderWithEntity(<VersionsTab />, { api: { getVersions } });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Compare version 2' }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Compare version 1' }),
    );
    const compared = screen.getByRole('region', { name: '1 compared with 2' });
    expect(
      within(compared).getByRole('row', { name: /^auc/ }),
    ).toHaveTextContent('auc0.750.9+0.15');
    await userEvent.click(
      within(compared).getByRole('button', { name: 'Clear' }),
    );
    expect(compared).not.toBeInTheDocument();
  });

  it('says what makes a version known where there is none', async () => {
    await renderWithEntity(<VersionsTab />, {
      api: {
        getVersions: async () => ({ items: [], total: 0, nextCursor: null }),
      },
    });
    expect(await screen.findByText('No version is known yet')).toBeVisible();
  });

  it('opens one version with its evaluations, evidence and what became of it', async () => {
    const detail: ModelVersionDetail = {
      version: version('2', 0.9, {
        evidence: [
          {
            kind: 'sbom',
            uri: 'https://files.test/sbom.json',
            digest: 'sha256:abc',
            eventId: 'p1',
            at,
          },
          {
            kind: 'model-card',
            uri: 'file:///card.md',
            digest: null,
            eventId: 'p2',
            at,
          },
        ],
      }),
      changes: [{ commit: 'abcdef123456', repository: null, url: null }],
      deployments: [],
      deploymentsTotal: 0,
      approvals: [
        {
          eventId: 'a1',
          source: '/board',
          at,
          status: 'approved',
          action: 'deploy',
          environment: 'production',
          version: '2',
          responder: 'maria',
          digest: 'sha256:abc',
          url: null,
        },
      ],
      gates: [
        {
          id: 'g1',
          model: 'model:default/credit-risk',
          version: '2',
          environment: 'production',
          outcome: 'deny',
          unmet: [
            {
              id: 'card',
              title: 'It has a model card',
              todo: 'Write it.',
              result: 'notMet',
              reason: 'There is none.',
            },
          ],
          by: 'ci',
          at,
        },
      ],
    };
    const getVersion = jest.fn(async () => detail);
    await renderWithEntity(<VersionsTab />, {
      api: { getVersions, getVersion },
    });
    await userEvent.click(await screen.findByRole('link', { name: '2' }));
    const evaluations = await screen.findByRole('table', {
      name: 'Evaluations',
    });
    expect(getVersion).toHaveBeenCalledWith('model:default/credit-risk', '2');
    expect(
      within(evaluations).getByRole('row', { name: /^auc/ }),
    ).toHaveTextContent(
      /auc.*all data.*0\.9.*≥ 0\.8.*thresholds of commit 575f1b70.*passed/,
    );
    const evidence = screen.getByRole('table', { name: 'Evidence' });
    expect(within(evidence).getAllByRole('link')).toHaveLength(1);
    expect(
      screen.getByRole('table', { name: 'Gate decisions' }),
    ).toHaveTextContent('There is none.');
    expect(screen.getByRole('table', { name: 'Approvals' })).toHaveTextContent(
      'maria',
    );
    expect(screen.getByText('It was never deployed')).toBeVisible();
    expect(screen.getByText('abcdef12')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'All versions' }));
    expect(await screen.findByRole('row', { name: /^1 / })).toBeVisible();
  });
});
