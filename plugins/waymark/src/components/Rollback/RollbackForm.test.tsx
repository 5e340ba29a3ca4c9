import { screen } from '@testing-library/react';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { RollbackDialog } from './RollbackDialog';
import { PlatformFake } from '../../__testUtils__/PlatformFake';
import { sampleRollback } from '../../__testUtils__/samples';

// Apart from the other tests, since usePermission remembers across renders
describe('without the permission to roll back', () => {
  const open = (platform: PlatformFake) =>
    renderWithEntity(
      <RollbackDialog entity={modelEntity()} open onClose={() => {}} />,
      { api: platform, denied: ['waymark.rollback.create'] },
    );

  it('names the permission and still shows what would change', async () => {
    await open(new PlatformFake());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It takes the permission waymark.rollback.create.',
    );
    expect(
      screen.getByRole('region', { name: 'What will change' }),
    ).toHaveTextContent('2 → 1 (last known good)');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Roll back/ }),
    ).not.toBeInTheDocument();
  });

  it('lets one watch a rollback but not cancel it', async () => {
    const platform = new PlatformFake();
    platform.rollback = sampleRollback();
    await open(platform);
    expect(await screen.findByText(/is asked for/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Cancel this rollback' }),
    ).not.toBeInTheDocument();
  });
});
