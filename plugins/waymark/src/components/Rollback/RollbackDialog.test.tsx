import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { RollbackStep } from 'backstage-plugin-waymark-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { RollbackDialog } from './RollbackDialog';
import { PlatformFake } from '../../__testUtils__/PlatformFake';
import { sampleOption, sampleRollback } from '../../__testUtils__/samples';

const POLLED = { timeout: 4_000 };

function step(
  name: string,
  state: RollbackStep['state'],
  url: string | null = null,
): RollbackStep {
  return { name, state, url, at: null };
}

function open(
  platform: PlatformFake,
  props: { environment?: string; toVersion?: string } = {},
) {
  const onClose = jest.fn();
  return renderWithEntity(
    <RollbackDialog entity={modelEntity()} open onClose={onClose} {...props} />,
    { api: platform },
  ).then(rendered => ({ ...rendered, onClose }));
}

async function ask(reason = 'Approval rate fell by half') {
  await userEvent.type(
    await screen.findByRole('textbox', { name: /Reason/ }),
    reason,
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Roll back production to 1' }),
  );
}

describe('RollbackDialog', () => {
  it('says what will change before asking for a reason', async () => {
    await open(new PlatformFake());
    expect(
      await screen.findByRole('dialog', { name: 'Roll back Credit risk' }),
    ).toBeInTheDocument();
    const effect = await screen.findByRole('region', {
      name: 'What will change',
    });
    expect(effect).toHaveTextContent('2 → 1 (last known good)');
    expect(effect).toHaveTextContent('production serves 2 since');
    expect(effect).toHaveTextContent(
      'The deployment of 2 is undone (event deploy-2) and counts as failed',
    );

    const confirm = screen.getByRole('button', {
      name: 'Roll back production to 1',
    });
    expect(confirm).toBeDisabled();
    const reason = screen.getByRole('textbox', { name: /Reason/ });
    await userEvent.type(reason, ' four');
    expect(confirm).toBeDisabled();
    await userEvent.type(reason, 's');
    expect(confirm).toBeEnabled();
  });

  it('follows a rollback until the platform’s own event came in', async () => {
    const platform = new PlatformFake();
    await open(platform);
    await ask();

    expect(
      await screen.findByText(
        'Rollback of production to 1 is asked for, not sent to the platform yet',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/Approval rate fell by half/)).toBeInTheDocument();

    platform.move({
      state: 'dispatched',
      run: { id: '12', url: 'https://forge.example.org/pipelines/12' },
      steps: [
        step('Requested', 'done'),
        step('Sent to gitlab', 'done'),
        step('rollback', 'running', 'https://forge.example.org/jobs/3'),
        step('Confirmed by the platform', 'waiting'),
      ],
    });
    expect(
      await screen.findByText(
        'Rolling back production to 1',
        undefined,
        POLLED,
      ),
    ).toBeInTheDocument();
    const steps = screen.getByRole('list', { name: 'Steps of the rollback' });
    expect(within(steps).getAllByRole('listitem')[2]).toHaveTextContent(
      /rollback.*running/,
    );
    expect(
      within(steps).getByRole('link', { name: /^rollback/ }),
    ).toHaveAttribute('href', 'https://forge.example.org/jobs/3');

    // The run having succeeded is not the end of it
    platform.move({
      steps: [
        step('Requested', 'done'),
        step('Sent to gitlab', 'done'),
        step('rollback', 'done'),
        step('Confirmed by the platform', 'waiting'),
      ],
    });
    expect(
      await screen.findByText(/waiting for the platform/, undefined, POLLED),
    ).toBeInTheDocument();
    expect(screen.queryByText(/is back on/)).not.toBeInTheDocument();

    platform.move({
      state: 'confirmed',
      confirmedBy: 'rolledback-9',
      endedAt: '2026-03-02T11:00:42.000Z',
      steps: [
        step('Requested', 'done'),
        step('Sent to gitlab', 'done'),
        step('rollback', 'done'),
        step('Confirmed by the platform', 'done'),
      ],
    });
    expect(
      await screen.findByText('production is back on 1', undefined, POLLED),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/own event rolledback-9 came in after 42 s/),
    ).toBeInTheDocument();
  }, 20_000);

  it('asks once, however often it is sent', async () => {
    const platform = new PlatformFake();
    const request = jest.spyOn(platform, 'requestRollback');
    let lose = (_error: Error) => {};
    request.mockReturnValueOnce(
      new Promise((_resolve, reject) => {
        lose = reject;
      }),
    );
    await open(platform);
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Reason/ }),
      'Approval rate fell',
    );
    const confirm = screen.getByRole('button', {
      name: 'Roll back production to 1',
    });
    await userEvent.dblClick(confirm);
    expect(request).toHaveBeenCalledTimes(1);

    lose(new Error('Failed to fetch'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch. It may have arrived or not: trying again asks only once.',
    );
    await userEvent.click(confirm);
    expect(await screen.findByText(/is asked for/)).toBeInTheDocument();
    const [first, second] = request.mock.calls.map(call => call[2]);
    expect(first?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toEqual(first);
  });

  it('uses a new key for a request that was changed', async () => {
    const platform = new PlatformFake();
    platform.faults.push({ error: new Error('Failed to fetch') });
    await open(platform);
    await ask('Approval rate fell');
    await screen.findByRole('alert');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: /Go back to/ }),
      '0',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Roll back production to 0' }),
    );
    expect(
      await screen.findByText(/^Rollback of production to 0 is asked for/),
    ).toBeInTheDocument();
    expect(new Set(platform.keys).size).toBe(2);
  });

  it('finds a request that arrived although its answer was lost', async () => {
    const platform = new PlatformFake();
    platform.faults.push({ error: new Error('Failed to fetch'), late: true });
    await open(platform);
    await ask();
    expect(await screen.findByText(/is asked for/)).toBeInTheDocument();
    expect(platform.keys).toHaveLength(1);
  });

  it('says why it was refused and that nothing changed', async () => {
    const platform = new PlatformFake();
    platform.faults.push({
      error: new ConflictError('Nothing is live in production.'),
    });
    await open(platform);
    await ask();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing is live in production. Nothing was changed.',
    );

    platform.faults.push({ error: new NotAllowedError('no') });
    await userEvent.click(
      screen.getByRole('button', { name: 'Roll back production to 1' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'waymark.rollback.create',
      ),
    );
  });

  it('says what failed and what to do', async () => {
    const platform = new PlatformFake();
    platform.rollback = sampleRollback({ state: 'requested' });
    await open(platform);
    await screen.findByText(/is asked for/);
    platform.move({
      state: 'failed',
      message: 'Job rollback exited with 1. Read its log and ask again.',
    });
    // The preview comes again and knows of no rollback under way any more
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    expect(await screen.findByRole('alert', {}, POLLED)).toHaveTextContent(
      'Job rollback exited with 1. Read its log and ask again.',
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      'Rollback of production to 1 failed',
    );
  });

  it('cancels what the platform was not asked for yet, and not after', async () => {
    const platform = new PlatformFake();
    await open(platform);
    await ask();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel this rollback' }),
    );
    expect(
      await screen.findByText(/was cancelled; nothing was changed/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Cancel this rollback' }),
    ).not.toBeInTheDocument();
  });

  it('shows the rollback under way when it is opened again', async () => {
    const platform = new PlatformFake();
    const first = await open(platform);
    await ask();
    await screen.findByText(/is asked for/);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(first.onClose).toHaveBeenCalled();
    first.unmount();

    platform.move({ state: 'dispatched', steps: [step('deploy', 'running')] });
    await open(platform);
    expect(
      await screen.findByText('Rolling back production to 1'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('textbox', { name: /Reason/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Cancel this rollback' }),
    ).not.toBeInTheDocument();
  });

  it('offers other environments and versions, and warns of bad ones', async () => {
    const platform = new PlatformFake();
    platform.options = [
      sampleOption({
        environment: 'staging',
        tier: 'staging',
        fromVersion: '3',
        toVersion: '2',
        candidates: [
          { version: '2', lastServedAt: '2026-03-01T00:00:00Z', good: true },
        ],
      }),
      sampleOption(),
    ];
    await open(platform);
    const production = await screen.findByRole('radio', {
      name: 'production: 2 → 1',
    });
    expect(production).toBeChecked();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: /Go back to/ }),
      '0',
    );
    expect(
      screen.getByText(
        '0 itself was rolled back or caused an incident before.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Roll back production to 0' }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('radio', { name: 'staging: 3 → 2' }),
    );
    expect(
      screen.getByRole('button', { name: 'Roll back staging to 2' }),
    ).toBeInTheDocument();
  });

  it('says why there is no way back', async () => {
    const platform = new PlatformFake();
    platform.options = [
      sampleOption({
        toVersion: null,
        candidates: [],
        possible: false,
        obstacle: 'noVersion',
        reason: 'No other version has served in production.',
      }),
    ];
    await open(platform);
    expect(
      await screen.findByText('No other version has served in production.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Roll back/ }),
    ).not.toBeInTheDocument();
  });

  it('asks for nothing where no platform can roll back', async () => {
    const platform = new PlatformFake();
    const obstacle = { possible: false, obstacle: 'noExecutor' } as const;
    const reason = 'No installed platform can roll this model back.';
    platform.options = [
      sampleOption({ ...obstacle, reason }),
      sampleOption({
        ...obstacle,
        reason,
        environment: 'staging',
        tier: 'staging',
      }),
    ];
    await open(platform);
    expect(await screen.findByText(reason)).toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: 'production: no way back' }),
    ).toBeChecked();
    expect(
      screen.getByRole('region', { name: 'What will change' }),
    ).not.toHaveTextContent('2 → 1');
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Roll back/ }),
    ).not.toBeInTheDocument();
  });

  it('lets one name a version where none is known to be good', async () => {
    const platform = new PlatformFake();
    platform.options = [
      sampleOption({
        toVersion: null,
        possible: false,
        obstacle: 'noGoodVersion',
        reason: 'Every version that served before was rolled back.',
      }),
    ];
    await open(platform);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: /Go back to/ }),
      '0',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Approval rate fell by half',
    );
    expect(
      screen.getByRole('button', { name: 'Roll back production to 0' }),
    ).toBeEnabled();
  });

  it('says that it could not load, and tries again', async () => {
    const platform = new PlatformFake();
    const preview = jest.spyOn(platform, 'previewRollback');
    preview.mockRejectedValueOnce(new Error('backend is away'));
    await open(platform);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load what a rollback would change',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('textbox', { name: /Reason/ }),
    ).toBeInTheDocument();
  });
});
