import { screen } from '@testing-library/react';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { AssignDialog } from './AssignDialog';

// In a file of its own: answers about permissions are kept for the next test
it('tells beforehand who may not assign', async () => {
  await renderWithEntity(
    <AssignDialog
      assignable={{ group: 'group-1', words: '12 events' }}
      onAssigned={() => {}}
      onClose={() => {}}
    />,
    {
      api: {
        getModels: async () => ({ items: [], total: 0, nextCursor: null }),
      },
      denied: ['waymark.event.assign'],
    },
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'It takes the permission waymark.event.assign',
  );
  expect(
    screen.queryByRole('button', { name: /^Assign/ }),
  ).not.toBeInTheDocument();
});
