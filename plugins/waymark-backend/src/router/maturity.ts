import { waymarkModelReadPermission } from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { MODEL_PATH, modelParam } from './modelParam';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** Where models stand, and the frameworks they are judged by. */
export function maturityRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, queries, maturity, facts } = options;
  const router = Router();

  router.get('/maturity/frameworks', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json({ items: maturity.listFrameworks() });
  });

  router.get(`${MODEL_PATH}/maturity`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref, entity } = await access.open(modelParam(req), credentials);
    const framework = req.query.framework;
    const [{ rows, figures, now }, providedFacts] = await Promise.all([
      queries.getStanding(ref),
      facts.gather(entity),
    ]);
    res.json({
      items: maturity.assessModel(
        { entity, rows, figures, now, providedFacts },
        typeof framework === 'string' ? framework : undefined,
      ),
    });
  });

  return router;
}
