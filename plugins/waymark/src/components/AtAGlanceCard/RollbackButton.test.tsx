import { screen } from '@testing-library/react';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { RollbackButton } from './RollbackButton';

// In a file of its own: usePermission remembers answers across tests.
it('names the permission a rollback takes', async () => {
  await renderWithEntity(<RollbackButton />, {
    denied: ['waymark.rollback.create'],
  });
  const button = await screen.findByRole('button', { name: 'Roll back' });
  expect(button).toBeDisabled();
  expect(button).toHaveAccessibleDescription(
    'It takes the permission waymark.rollback.create',
  );
});
