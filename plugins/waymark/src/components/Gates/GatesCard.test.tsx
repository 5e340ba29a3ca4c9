import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GateDecision, WaymarkApi } from 'backstage-plugin-waymark-common';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { GatesCard } from './GatesCard';

const MODEL = 'model:default/credit-risk';

function decision(overrides: Partial<GateDecision> = {}): GateDecision {
  return {
    id: 'd1',
    model: MODEL,
    version: '14',
    environment: 'production',
    outcome: 'deny',
    unmet: [
      {
        id: 'sbom',
        title: 'The version has a software bill of materials',
        todo: 'Have the pipeline make one.',
        result: 'notMet',
        reason: 'SBOM of the live version: no.',
      },
    ],
    by: 'ci',
    at: '2026-01-02T00:00:00.000Z',
    ...overrides,
  };
}

type GetGateDecisions = WaymarkApi['getGateDecisions'];

function show(getGateDecisions: GetGateDecisions) {
  return renderWithEntity(<GatesCard modelRef={MODEL} />, {
    api: { getGateDecisions },
  });
}

describe('GatesCard', () => {
  it('tells what stood in the way and what meets it', async () => {
    const items = [
      decision(),
      decision({ id: 'd0', version: '13', outcome: 'allow', unmet: [] }),
    ];
    await show(async () => ({ items, total: 2, nextCursor: null }));
    const denied = within(await screen.findByRole('row', { name: /^14 / }));
    expect(denied.getByText('deny')).toBeInTheDocument();
    expect(
      denied.getByText(
        'SBOM of the live version: no. Have the pipeline make one.',
      ),
    ).toBeInTheDocument();
    const allowed = within(screen.getByRole('row', { name: /^13 / }));
    expect(allowed.getByText('allow')).toBeInTheDocument();
    expect(allowed.getByText('Nothing')).toBeInTheDocument();
  });

  it('pages through more than fit', async () => {
    const getGateDecisions = jest.fn<
      ReturnType<GetGateDecisions>,
      Parameters<GetGateDecisions>
    >(async (_ref, options) =>
      options?.cursor
        ? {
            items: [decision({ id: 'd0', version: '3' })],
            total: 11,
            nextCursor: null,
          }
        : { items: [decision()], total: 11, nextCursor: 'older' },
    );
    await show(getGateDecisions);
    await userEvent.click(await screen.findByRole('button', { name: /next/i }));
    expect(await screen.findByRole('row', { name: /^3 / })).toBeInTheDocument();
    expect(getGateDecisions).toHaveBeenLastCalledWith(MODEL, {
      cursor: 'older',
      limit: 10,
    });
  });

  it('says how a gate is asked where none was', async () => {
    await show(async () => ({ items: [], total: 0, nextCursor: null }));
    expect(
      await screen.findByText('No gate was asked yet'),
    ).toBeInTheDocument();
  });

  it('says what went wrong and tries again', async () => {
    const getGateDecisions = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is away'))
      .mockResolvedValue({ items: [decision()], total: 1, nextCursor: null });
    await show(getGateDecisions);
    expect(await screen.findByText(/The backend is away/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /again|retry/i }));
    expect(
      await screen.findByRole('row', { name: /^14 / }),
    ).toBeInTheDocument();
  });
});
