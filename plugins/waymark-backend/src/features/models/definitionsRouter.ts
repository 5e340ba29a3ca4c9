import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { RouterOptions } from '../../router/RouterOptions';
import { SIGNED_IN } from '../../kernel/http/signedIn';

/** What the figures mean, to be read where they are shown. */
export function definitionsRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, definitions } = options;
  const router = Router();

  router.get('/metrics/definitions/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json(definitions.get(req.params.id));
  });

  return router;
}
