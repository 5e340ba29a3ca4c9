import express from 'express';
import Router from 'express-promise-router';
import { attestationsRouter } from './attestations';
import { assignmentsRouter } from './assignments';
import { campaignsRouter } from './campaigns';
import { correctionsRouter } from './corrections';
import { conflictsRouter } from './conflicts';
import { definitionsRouter } from './definitions';
import { eventsRouter } from './events';
import { gateDecisionsRouter, gateRouter } from './gates';
import { maturityRouter } from './maturity';
import { metricsRouter } from './metrics';
import { modelsRouter } from './models';
import { provenanceRouter } from './provenance';
import { platformRouter } from './platform';
import { quickCheckRouter } from './quickCheck';
import { reviewsRouter } from './reviews';
import { rollbacksRouter } from './rollbacks';
import { rollupRouter } from './rollup';
import type { RouterOptions } from './RouterOptions';
import { sourcesRouter } from './sources';
import { upkeepRouter } from './upkeep';
import { unavailableWhenDatabaseAway } from './unavailableWhenDatabaseAway';
import { webhooksRouter } from './webhooks';

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
