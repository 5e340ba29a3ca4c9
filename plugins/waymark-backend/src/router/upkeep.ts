import { waymarkProjectionRebuildPermission } from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { principalName } from './principalName';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** Figures made anew from the ledger. */
export function upkeepRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, auditor, rebuilds } = options;
  const router = Router();

  router.get('/rebuild', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkProjectionRebuildPermission, credentials);
    res.json(await rebuilds.get());
  });

  router.post('/rebuild', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkProjectionRebuildPermission, credentials);
    const audit = await auditor.createEvent({
      eventId: 'projection-rebuild',
      severityLevel: 'medium',
      request: req,
    });
    try {
      const rebuild = await rebuilds.request(principalName(credentials));
      await audit.success({ meta: { models: rebuild.models } });
      res.status(202).json(rebuild);
    } catch (error) {
      await audit.fail({ error: error as Error });
      throw error;
    }
  });

  return router;
}
