import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import TimelineIcon from '@material-ui/icons/Timeline';
import { modelsRouteRef } from '../routes';
import { waymarkApi } from './apis';
import { entityCards } from './entityCards';
import { entityContents } from './entityContents';
import { modelsPage } from './pages';
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
  routes: { models: modelsRouteRef },
  extensions: [
    waymarkApi,
    modelsPage,
    ...entityCards,
    ...entityContents,
    rollbackMenuItem,
  ],
});
