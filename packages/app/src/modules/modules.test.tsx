import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import { screen, within } from '@testing-library/react';
import { homeModule } from './home';
import { navModule } from './nav';

const waymark = createFrontendPlugin({
  pluginId: 'waymark',
  title: 'Waymark',
  icon: <svg />,
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/models',
        title: 'Models',
        routeRef: createRouteRef(),
        loader: async () => <h2>Every model</h2>,
      },
    }),
  ],
});

describe('the portal’s modules', () => {
  it('open on the models, which lead the sidebar', async () => {
    renderTestApp({
      features: [
        catalogPlugin,
        catalogGraphPlugin,
        notificationsPlugin,
        scaffolderPlugin,
        searchPlugin,
        signalsPlugin,
        waymark,
        homeModule,
        navModule,
      ],
      initialRouteEntries: ['/'],
    });

    await expect(
      screen.findByRole('heading', { name: 'Every model' }),
    ).resolves.toBeInTheDocument();
    const links = within(
      screen.getByRole('navigation', { name: 'sidebar nav' }),
    )
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(links.filter(href => href !== '/').slice(0, 3)).toEqual([
      '/models',
      '/catalog',
      '/create',
    ]);
  });
});
