import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import { createFloorRouter } from './createFloorRouter';
import { Profile } from './Profile';

/**
 * Routes of the bench's own, in the engine's backend: what an authenticated
 * request costs when nothing is done, and what the process spends on what.
 */
export const benchModule = createBackendModule({
  pluginId: 'waymark',
  moduleId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ database, httpAuth, httpRouter }) {
        const knex = await database.getClient();
        let profile: Profile | undefined;
        const router = Router();

        // Admitted as `/events` is: an open path that checks for itself
        router.post(
          '/noop',
          async req => {
            await httpAuth.credentials(req, { allow: ['service'] });
            return 'next';
          },
          express.raw({ type: () => true, limit: '10mb' }),
          (_req, res) => {
            res.status(202).json({ status: 'accepted', id: 'none' });
          },
        );
        router.use('/floor', createFloorRouter({ httpAuth, knex }));
        router.get('/memory', (_req, res) => {
          global.gc?.();
          const { rss, heapUsed } = process.memoryUsage();
          res.json({ rss, heapUsed });
        });
        router.get('/settled', async (_req, res) => {
          while (await isLagging(knex)) {
            await new Promise(resolve => setTimeout(resolve, 2));
          }
          res.status(204).end();
        });
        router.post('/profile', async (_req, res) => {
          profile = await Profile.start(knex);
          res.status(204).end();
        });
        router.delete('/profile', async (_req, res) => {
          res.json(await profile?.stop());
        });

        httpRouter.addAuthPolicy({ path: '/bench', allow: 'unauthenticated' });
        httpRouter.use(Router().use('/bench', router));
      },
    });
  },
});

/** Whether some figure does not include all events yet. */
async function isLagging(knex: Knex): Promise<boolean> {
  return (await knex('pending').first('model')) !== undefined;
}
