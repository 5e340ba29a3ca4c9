import { Content } from '@backstage/core-components';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import BarChartIcon from '@material-ui/icons/BarChart';
import TimelineIcon from '@material-ui/icons/Timeline';
import { maturityRouteRef, modelsRouteRef } from '../routes';

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

export const maturityPage = PageBlueprint.make({
  name: 'maturity',
  params: {
    path: '/maturity',
    title: 'Maturity',
    icon: <BarChartIcon fontSize="inherit" />,
    routeRef: maturityRouteRef,
    loader: () =>
      import('../components/MaturityPage/MaturityContent').then(m => (
        <main>
          <Content>
            <m.MaturityContent />
          </Content>
        </main>
      )),
  },
});
