import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage } from '../kernel/http/page';
import { rollupQuery } from './rollupQuery';
import type { Kernel } from '../kernel/createKernel';
import type { Access } from '../kernel/access/createAccess';
import type { Rollups } from './Rollups';
import { SIGNED_IN } from '../kernel/http/signedIn';
import { whileAwaited } from '../kernel/http/whileAwaited';

type RollupRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> & { rollups: Rollups };

/** Figures over many models. */
export function rollupRouter(options: RollupRouterOptions): express.Router {
  const { httpAuth, access, rollups } = options;
  const router = Router();

  const credentialsOf = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    return credentials;
  };

  router.get('/rollup', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await rollups.getRollup(
        credentials,
        rollupQuery(req.query),
        whileAwaited(res),
      ),
    );
  });

  router.get('/rollup/:id/models', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await rollups.getModels(
        credentials,
        req.params.id,
        rollupQuery(req.query),
        parsePage(req.query),
        whileAwaited(res),
      ),
    );
  });

  return router;
}
