import { waymarkModelReadPermission } from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** How far the golden path reaches. */
export function platformRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, portfolio } = options;
  const router = Router();

  router.get('/platform/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json(await portfolio.getPlatformMetrics(credentials));
  });

  return router;
}
