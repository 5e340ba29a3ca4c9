import { screen } from '@testing-library/react';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { sampleIncident, sampleRef } from '../../__testUtils__/samples';
import { AttributionDialog } from './AttributionDialog';

const nothing = async () => ({ items: [], total: 0, nextCursor: null });

// In a file of its own: answers about permissions are kept for the next test
it('tells beforehand who may not correct', async () => {
  await renderWithEntity(
    <AttributionDialog
      modelRef={sampleRef}
      incident={sampleIncident()}
      onCorrected={() => {}}
      onClose={() => {}}
    />,
    { api: { getDeployments: nothing }, denied: ['waymark.event.correct'] },
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'It takes the permission waymark.event.correct',
  );
  expect(
    screen.queryByRole('button', { name: 'Correct attribution' }),
  ).not.toBeInTheDocument();
});
