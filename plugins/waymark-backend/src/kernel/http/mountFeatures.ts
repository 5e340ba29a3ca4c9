import type {
  HttpRouterService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import type { Feature } from '../Feature';
import { onlyWebUrls } from './onlyWebUrls';
import { unavailableWhenDatabaseAway } from './unavailableWhenDatabaseAway';

/** The HTTP API, of which `openapi.yaml` is the contract. */
export function mountFeatures(
  {
    httpRouter,
    logger,
  }: { httpRouter: HttpRouterService; logger: LoggerService },
  features: Feature[],
): void {
  const router = Router();
  // Before any parser, because signatures and limits are over the raw bytes
  for (const open of features.flatMap(({ openRouters = [] }) => openRouters)) {
    httpRouter.addAuthPolicy({ path: open.path, allow: 'unauthenticated' });
    router.use(open.path, open.router);
  }
  router.use(onlyWebUrls());
  router.use(express.json({ limit: '100kb' }));
  for (const each of features.flatMap(({ routers = [] }) => routers)) {
    router.use(each);
  }
  router.use(unavailableWhenDatabaseAway(logger));
  httpRouter.use(router);
}
