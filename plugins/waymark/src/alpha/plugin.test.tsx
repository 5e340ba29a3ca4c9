import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Entity } from '@backstage/catalog-model';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { modelEntity } from '../__testUtils__/modelEntity';
import { maturityOverview } from '../__testUtils__/maturityOverview';
import { modelSummary } from '../__testUtils__/modelSummary';
import waymarkPlugin from '../alpha';
import { entityCards } from './entityCards';

const api: Partial<WaymarkApi> = {
  getModels: async () => ({
    items: [modelSummary()],
    total: 1,
    nextCursor: null,
  }),
  getMetricDefinition: async id => ({
    id,
    version: 1,
    title: id,
    markdown: `# What ${id} means`,
  }),
  getMaturityOverview: async () => maturityOverview(),
  getFrameworks: async () => ({ items: [maturityOverview().framework] }),
  getSources: async () => ({ items: [] }),
  getConflicts: async () => ({ items: [], nextCursor: null }),
  getUnassigned: async () => ({ items: [], total: 0, nextCursor: null }),
};

describe('the plugin of the new frontend system', () => {
  // A page loads its code when it is opened, which on a busy machine takes longer
  // than a query waits
  beforeAll(async () => {
    await import('../components/ModelsPage/ModelsRoutes');
    await import('../components/MaturityPage/MaturityContent');
  });

  const open = (path: string) =>
    renderTestApp({
      features: [waymarkPlugin],
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [waymarkApiRef, api],
        [catalogApiRef, catalogApiMock()],
        mockApis.permission(),
      ],
    });

  it('has definitions where figures say they are', async () => {
    open('/models/definitions/experiments');
    expect(
      await screen.findByRole('heading', { name: 'What experiments means' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All metrics' })).toHaveAttribute(
      'href',
      '/models/definitions/README',
    );
  });

  it('has a page Models at /models', async () => {
    open('/models');
    expect(
      await screen.findByRole(
        'link',
        { name: 'Credit risk' },
        { timeout: 20_000 },
      ),
    ).toHaveAttribute('href', '/catalog/default/model/credit-risk');
  });

  it('has a page Maturity at /maturity', async () => {
    open('/maturity');
    expect(
      await screen.findByRole('table', { name: 'Levels by area' }),
    ).toBeVisible();
  });

  it('has Sources below it', async () => {
    open('/models/sources');
    expect(await screen.findByText('Nobody sends events yet')).toBeVisible();
  });

  it('gives its cards to models and data sets alone', () => {
    const model = modelEntity();
    const kinds = entityCards.map(card => {
      const shows: (entity: Entity) => boolean = createExtensionTester(
        card as ExtensionDefinition,
      ).get(EntityCardBlueprint.dataRefs.filterFunction) as any;
      expect(shows({ ...model, kind: 'Component' })).toBe(false);
      return shows(model) ? 'model' : 'dataset';
    });
    expect(kinds.filter(kind => kind === 'dataset')).toHaveLength(1);
  });
});
