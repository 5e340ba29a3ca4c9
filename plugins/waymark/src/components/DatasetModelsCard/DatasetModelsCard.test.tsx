import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { DatasetEntity } from 'backstage-plugin-waymark-common';
import { modelEntity } from '../../__testUtils__/modelEntity';
import { renderWithEntity } from '../../__testUtils__/renderWithEntity';
import { DatasetModelsCard } from './DatasetModelsCard';

const dataset: DatasetEntity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Dataset',
  metadata: { name: 'loans', namespace: 'default' },
  spec: { type: 'tabular', lifecycle: 'production', owner: 'group:lending' },
  relations: [
    { type: 'usedToTrain', targetRef: 'model:default/credit-risk' },
    { type: 'usedToEvaluate', targetRef: 'model:default/credit-risk' },
    { type: 'usedToTrain', targetRef: 'model:default/secret' },
    { type: 'ownedBy', targetRef: 'group:default/lending' },
  ],
};

describe('DatasetModelsCard', () => {
  it('lists each model once with its use and tier', async () => {
    await renderWithEntity(<DatasetModelsCard />, {
      entity: dataset,
      entities: [modelEntity()],
    });
    const row = await screen.findByRole('row', { name: /credit-risk/i });
    expect(row).toHaveTextContent('training, evaluation');
    expect(row).toHaveTextContent('high risk');
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/model/credit-risk',
    );
    expect(screen.getByRole('row', { name: /secret/ })).toHaveTextContent(
      'gone, or hidden from you',
    );
    expect(screen.getAllByRole('row')).toHaveLength(3);
  });

  it('says what to do when no model uses it', async () => {
    await renderWithEntity(<DatasetModelsCard />, {
      entity: { ...dataset, relations: [] },
    });
    expect(
      await screen.findByText('No model uses this data set'),
    ).toBeVisible();
  });

  it('says what failed and tries again', async () => {
    const getEntitiesByRefs = jest
      .fn()
      .mockRejectedValueOnce(new Error('The catalog is away'))
      .mockResolvedValue({ items: [modelEntity(), undefined] });
    await renderWithEntity(
      <TestApiProvider apis={[[catalogApiRef, { getEntitiesByRefs }]]}>
        <DatasetModelsCard />
      </TestApiProvider>,
      { entity: dataset },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /credit-risk/i }),
    ).toBeVisible();
  });
});
