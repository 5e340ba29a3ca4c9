import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import TimelineIcon from '@material-ui/icons/Timeline';
import { maturityRouteRef, modelsRouteRef } from '../routes';
import { waymarkApi } from './apis';
import { entityCards } from './entityCards';
import { entityContents } from './entityContents';
import { maturityPage, modelsPage } from './pages';
import { rollbackMenuItem } from './rollbackMenuItem';

/**
 * Waymark for portals on the new frontend system.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'waymark',
  title: 'Waymark',
  icon: <TimelineIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: { models: modelsRouteRef, maturity: maturityRouteRef },
  extensions: [
    waymarkApi,
    modelsPage,
    maturityPage,
    ...entityCards,
    ...entityContents,
    rollbackMenuItem,
  ],
});
