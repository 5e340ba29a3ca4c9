import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';

const KINDS = [
  'deployments',
  'incidents',
  'versions',
  'trainingRuns',
  'approvals',
  'failedAttempts',
  'rollbackRequests',
  'corroborating',
  'costs',
];

/** Bare statements behind the same admission as the engine's routes. */
export function createFloorRouter(options: {
  httpAuth: HttpAuthService;
  knex: Knex;
}): ExpressRouter {
  const { httpAuth, knex } = options;
  const router = Router();
  router.use(async req => {
    await httpAuth.credentials(req, { allow: ['service'] });
    return 'next';
  });

  // The rows that figures over a window need
  router.get('/rows', async (req, res) => {
    const { model, since } = req.query;
    const rows = await knex('projection_rows')
      .where({ model })
      .whereIn('kind', KINDS)
      .where('at_ms', '>=', Number(since))
      .select('kind', 'key', 'row');
    res.json({ rows: rows.length });
  });

  // The rows that one page of a list shows
  router.get('/page', async (req, res) => {
    const table = req.query.of === 'standings' ? 'standings' : 'snapshots';
    res.json(await knex(table).orderBy('model').limit(50).select());
  });
  return router;
}
