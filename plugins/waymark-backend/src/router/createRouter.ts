import express from 'express';
import Router from 'express-promise-router';
import { attestationsRouter } from '../features/attestations/router';
import { assignmentsRouter } from '../features/assignments/router';
import { campaignsRouter } from '../features/campaigns/router';
import { correctionsRouter } from '../features/corrections/router';
import { conflictsRouter } from '../intake/routes/conflicts';
import { definitionsRouter } from '../features/models/definitionsRouter';
import { eventsRouter } from '../intake/routes/events';
import { gateDecisionsRouter, gateRouter } from '../features/gates/router';
import { maturityRouter } from '../standings/routes/maturity';
import { metricsRouter } from '../features/models/metricsRouter';
import { modelsRouter } from '../features/models/router';
import { provenanceRouter } from '../features/models/provenanceRouter';
import { platformRouter } from '../rollups/platformRouter';
import { quickCheckRouter } from '../rollups/quickCheckRouter';
import { reviewsRouter } from '../features/attestations/reviewsRouter';
import { rollbacksRouter } from '../features/rollback/router';
import { rollupRouter } from '../rollups/router';
import type { RouterOptions } from './RouterOptions';
import { sourcesRouter } from '../intake/routes/sources';
import { upkeepRouter } from '../standings/upkeep/router';
import { unavailableWhenDatabaseAway } from '../kernel/http/unavailableWhenDatabaseAway';
import { webhooksRouter } from '../intake/routes/webhooks';

/** The HTTP API: `openapi.yaml` is its contract. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  // Before any parser: signatures and limits are over the raw bytes.
  router.use('/events', eventsRouter(options));
  router.use('/webhooks', webhooksRouter(options));
  router.use('/gates', gateRouter(options));

  router.use(express.json({ limit: '100kb' }));
  router.use(sourcesRouter(options));
  router.use(assignmentsRouter(options));
  router.use(conflictsRouter(options));
  router.use(attestationsRouter(options));
  router.use(reviewsRouter(options));
  router.use(maturityRouter(options));
  router.use(campaignsRouter(options));
  router.use(definitionsRouter(options));
  router.use(metricsRouter(options));
  router.use(rollupRouter(options));
  router.use(quickCheckRouter(options));
  router.use(platformRouter(options));
  router.use(rollbacksRouter(options));
  router.use(correctionsRouter(options));
  router.use(gateDecisionsRouter(options));
  router.use(provenanceRouter(options));
  router.use(upkeepRouter(options));
  router.use(modelsRouter(options));
  router.use(unavailableWhenDatabaseAway());
  return router;
}
