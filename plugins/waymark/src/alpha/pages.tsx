import { Content } from '@backstage/core-components';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import TimelineIcon from '@material-ui/icons/Timeline';
import { modelsRouteRef } from '../routes';

export const modelsPage = PageBlueprint.make({
  name: 'models',
  params: {
    path: '/models',
    title: 'Models',
    icon: <TimelineIcon fontSize="inherit" />,
    routeRef: modelsRouteRef,
    loader: () =>
      import('../components/ModelsPage/ModelsRoutes').then(m => (
        // The page's own frame has no main landmark.
        <main>
          <Content>
            <m.ModelsRoutes />
          </Content>
        </main>
      )),
  },
});
