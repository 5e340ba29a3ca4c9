import type {
  CriterionResult,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { NotAllowedError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  api,
  standard,
  attestation,
  history,
  criterion,
  fact,
} from '../../__testUtils__/maturityResults';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { ScorecardTab } from './ScorecardTab';

describe('ScorecardTab', () => {
  it('shows every criterion by level and area with what decided it', async () => {
    await renderWithEntity(<ScorecardTab />, { api: api() });
    const managed = await screen.findByRole('region', {
      name: 'Level 2 · Managed',
    });
    expect(managed).toHaveTextContent('1 of 2 met · Releases are reported.');
    const [reported] = within(
      within(managed).getByRole('list', { name: 'Tools, level 2' }),
    ).getAllByRole('listitem');
    expect(reported).toHaveTextContent('not met');
    expect(reported).toHaveTextContent(
      'Answers to AI Act Art. 12; ISO/IEC 42001 A.6.2.8',
    );
    // The facts below say it, with where it comes from
    expect(reported).not.toHaveTextContent('A third of deployments');
    expect(
      within(within(reported).getByRole('list', { name: 'Decided by' }))
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      [
        'Share reported: 33.3 %',
        '/catalog/default/model/credit-risk/delivery?figure=pipelineShare',
      ],
      [
        expect.stringContaining('Latest report: failed'),
        'https://forge.example.com/report',
      ],
      ['In production: 3', '/catalog/default/model/credit-risk/deployments'],
    ]);
    expect(reported).toHaveTextContent(
      'To do: Send service.deployed from the pipeline.',
    );
    const [owner] = within(
      within(managed).getByRole('list', { name: 'People, level 2' }),
    ).getAllByRole('listitem');
    expect(owner).toHaveTextContent('met');
    expect(owner).not.toHaveTextContent('To do');

    const defined = screen.getByRole('region', { name: 'Level 3 · Defined' });
    expect(defined).toHaveTextContent('0 of 1 met');
    expect(defined).toHaveTextContent('expired');
    expect(defined).toHaveTextContent('attested by a person');
    expect(defined).toHaveTextContent('Rehearsed at: not known');
    expect(defined).toHaveTextContent('not applicable');
  });

  it('shows only what is missing, and another framework', async () => {
    await renderWithEntity(<ScorecardTab />, { api: api() });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Only what is missing' }),
    );
    expect(
      screen.queryByText('Somebody answers for the model'),
    ).not.toBeInTheDocument();
    expect(screen.getByText('Deployments are reported')).toBeInTheDocument();

    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Framework' }),
      'MLOps levels',
    );
    expect(
      await screen.findByText('Nothing is missing: every criterion is met.'),
    ).toBeInTheDocument();
  });

  it('says what a level looks like and what leads on', async () => {
    await renderWithEntity(<ScorecardTab />, { api: api() });
    const managed = await screen.findByRole('region', {
      name: 'Level 2 · Managed',
    });
    expect(managed).toHaveTextContent('Leads on: Make it one pipeline.');
    expect(managed).toHaveTextContent('A script nobody reviews.');
    expect(
      screen.getByText(/^Lopsided: Tools at 1 against People at 3/),
    ).toBeInTheDocument();
  });

  it('takes an attestation with its evidence and expiry', async () => {
    const fake = api();
    await renderWithEntity(<ScorecardTab />, { api: fake });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Attest Retraining is rehearsed',
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Attest' });
    expect(dialog).toHaveTextContent('Was retraining rehearsed this quarter?');
    const submit = within(dialog).getByRole('button', { name: 'Attest' });
    const fill = (label: RegExp, value: string) =>
      fireEvent.change(within(dialog).getByLabelText(label), {
        target: { value },
      });
    fill(/What you attest/, 'We retrained on last month’s data.');
    fill(/Link to what shows it/, 'http://example.com/notes');
    expect(submit).toBeDisabled();
    fill(/Link to what shows it/, 'https://example.com/notes');
    await userEvent.click(submit);
    expect(fake.attest).toHaveBeenCalledWith('model:default/credit-risk', {
      framework: 'delivery-standard',
      criterion: 'retraining',
      statement: 'We retrained on last month’s data.',
      link: 'https://example.com/notes',
      expiresAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T00:00:00\.000Z$/),
    });
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Attest' })).toBeNull(),
    );
  });

  it('asks nobody to attest what does not apply', async () => {
    const question = 'Do regions follow one another?';
    const asked = standard.criteria.map(one =>
      one.id === 'regions'
        ? { ...one, kind: 'attested' as const, question }
        : one,
    );
    await renderWithEntity(<ScorecardTab />, {
      api: api([{ ...standard, criteria: asked }]),
    });
    expect(
      await screen.findByText(/Regions follow one another/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Attest Regions/ })).toBeNull();
  });

  it('calls nothing attested that facts met', async () => {
    const met = {
      result: 'met' as const,
      facts: [fact('Rehearsed at', 'yesterday')],
      reason: 'Rehearsed at: yesterday.',
      attestation: null,
    };
    const criteria = standard.criteria.map(one =>
      one.id === 'retraining' ? { ...one, ...met } : one,
    );
    await renderWithEntity(<ScorecardTab />, {
      api: api([{ ...standard, criteria }]),
    });
    const defined = await screen.findByRole('region', {
      name: 'Level 3 · Defined',
    });
    expect(defined).toHaveTextContent('Rehearsed at: yesterday');
    expect(defined).not.toHaveTextContent('Rehearsed at: yesterday.');
    expect(defined).not.toHaveTextContent('attested by a person');
  });

  it('shows the evidence of an attestation, and withdraws it', async () => {
    const attested = {
      ...standard,
      criteria: standard.criteria.map(one =>
        one.id === 'retraining' ? { ...one, attestation } : one,
      ),
    };
    const fake = api([attested]);
    await renderWithEntity(<ScorecardTab />, { api: fake });
    expect(
      await screen.findByRole('link', { name: /Evidence/ }),
    ).toHaveAttribute('href', 'https://example.com/notes');
    await userEvent.click(
      screen.getByRole('button', { name: /^Withdraw the attestation of/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Rehearsed in spring.');
    fireEvent.change(within(dialog).getByLabelText(/Reason/), {
      target: { value: 'Outdated' },
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Withdraw' }),
    );
    expect(fake.withdrawAttestation).toHaveBeenCalledWith(
      'model:default/credit-risk',
      'a1',
      { reason: 'Outdated' },
    );
  });

  it('supposes criteria met and tells the level, saving nothing', async () => {
    const fake = api();
    await renderWithEntity(<ScorecardTab />, { api: fake });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'What if' }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', {
        name: 'Suppose it is met: Deployments are reported',
      }),
    );
    expect(
      screen.getByText('With 1 more met: 2 of 5 · Managed, now 1; Tools at 2'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByText(/Nothing is saved/)).toBeInTheDocument();
    expect(fake.attest).not.toHaveBeenCalled();
  });

  it('keeps what is supposed in one framework out of another', async () => {
    const other: MaturityResult = {
      ...standard,
      framework: 'mlops-levels',
      title: 'MLOps levels',
    };
    await renderWithEntity(<ScorecardTab />, {
      api: api([standard, other]),
      path: '/?mode=what-if',
    });
    const suppose = () =>
      screen.getByRole('checkbox', {
        name: 'Suppose it is met: Deployments are reported',
      });
    await screen.findByRole('combobox', { name: 'Framework' });
    await userEvent.click(suppose());
    const choose = (title: string) =>
      userEvent.selectOptions(
        screen.getByRole('combobox', { name: 'Framework' }),
        title,
      );
    await choose('MLOps levels');
    expect(suppose()).not.toBeChecked();
    await choose('Delivery standard');
    expect(suppose()).toBeChecked();
  });

  it('shows the next move, all of it on request, with buttons that start it', async () => {
    const ask = (id: string, change: Partial<CriterionResult> = {}) =>
      criterion({
        id,
        area: 'tools',
        result: 'notMet',
        title: `Title of ${id}`,
        todo: `Do ${id}.`,
        ...change,
      });
    const criteria = [
      ask('one'),
      ask('rollback', {
        facts: [{ ...fact('Rolled back', 'no'), name: 'rollbackAutomated' }],
      }),
      ask('three'),
      ask('talks', {
        kind: 'attested',
        question: 'Do they talk?',
        expiresAfter: 'P1Y',
      }),
    ];
    await renderWithEntity(<ScorecardTab />, {
      api: api([
        {
          ...standard,
          criteria,
          nextMove: {
            toLevel: 2,
            toTitle: 'Managed',
            criteria: criteria.map(({ id }) => id),
            text: 'To reach it',
          },
        },
      ]),
    });
    const move = await screen.findByRole('region', { name: 'Next move' });
    expect(move).toHaveTextContent('Do three.');
    expect(move).not.toHaveTextContent('Do talks.');
    await userEvent.click(
      within(move).getByRole('button', { name: 'Show 1 more' }),
    );
    expect(move).toHaveTextContent('Do talks.');
    // In the move, and again at the criterion
    expect(
      screen.getAllByRole('button', { name: 'Exercise a rollback' }),
    ).toHaveLength(2);
    await userEvent.click(
      within(move).getByRole('button', { name: 'Attest Title of talks' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Attest' }),
    ).toHaveTextContent('Do they talk?');
  });

  it('shows how the level went and what changed it', async () => {
    await renderWithEntity(<ScorecardTab />, { api: api() });
    const told = await screen.findByRole('region', { name: 'History' });
    expect(
      await within(told).findByText(/level 2 to 1; Tools 2 to 1/),
    ).toBeInTheDocument();
    expect(told).toHaveTextContent('Share of deployments reported: 33 %.');
    expect(
      within(told).getByRole('img', { name: /^1 · Initial since/ }),
    ).toBeInTheDocument();
  });

  it('shows earlier records, of other versions too, on request', async () => {
    const fake = api();
    const [latest, first] = history;
    fake.getLevelHistory.mockResolvedValue({
      items: [
        latest,
        {
          ...latest,
          at: '2026-02-01T00:00:00.000Z',
          version: 0,
          level: 3,
          causes: [{ ...latest.causes[0], reason: 'Reason of back then.' }],
        },
        first,
      ],
    });
    await renderWithEntity(<ScorecardTab />, { api: fake });
    const told = await screen.findByRole('region', { name: 'History' });
    const show = await within(told).findByRole('button', {
      name: 'Show 2 earlier records',
    });
    expect(told).not.toHaveTextContent('Reason of back then.');
    await userEvent.click(show);
    const earlier = within(told).getByRole('region', {
      name: 'Earlier records',
    });
    expect(earlier).toHaveTextContent('(judged by version 0)');
    expect(earlier).toHaveTextContent('first record: level 2');
    expect(earlier).toHaveTextContent('Reason of back then.');
    await userEvent.click(
      within(told).getByRole('button', { name: 'Hide earlier records' }),
    );
    expect(told).not.toHaveTextContent('Reason of back then.');
  });

  it('reads what to show from the URL', async () => {
    await renderWithEntity(<ScorecardTab />, {
      api: api(),
      path: '/?framework=mlops-levels',
    });
    expect(
      await screen.findByText('Everything is automated'),
    ).toBeInTheDocument();
  });

  it('says what failed and which permission is missing', async () => {
    const fake = api();
    fake.getMaturity.mockRejectedValueOnce(new Error('store is away'));
    const first = await renderWithEntity(<ScorecardTab />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the scorecard',
    );
    first.unmount();
    fake.getMaturity.mockRejectedValueOnce(new NotAllowedError('no'));
    await renderWithEntity(<ScorecardTab />, { api: fake });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'waymark.model.read',
    );
  });
});
