import { InputError } from '@backstage/errors';
import express, { ErrorRequestHandler, Request } from 'express';
import Router from 'express-promise-router';
import { ForgeAuth } from '../api/ForgeAuth';
import { proxyTo } from './proxyTo';
import { Runtime } from './Runtime';
import { safeServiceName, ServiceName } from './serviceNames';
import { UnhealthyError } from './UnhealthyError';

const answerUnhealthy: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof UnhealthyError) {
    const { name, message, output } = error;
    res.status(502).json({ error: name, message, output });
  } else {
    next(error);
  }
};

/**
 * The runtime's two sides: managing services with the token under `/api`, and
 * reaching what they serve beside it.
 *
 * @public
 */
export function createRuntimeRouter(runtime: Runtime, auth: ForgeAuth) {
  const router = Router();
  const named = (req: Request): ServiceName =>
    safeServiceName({
      service: req.params.service,
      environment: req.params.environment,
    });
  const path = '/api/services/:service/environments/:environment';

  router.use('/api', (req, res, next) => {
    if (auth.accepts(req)) {
      next();
    } else {
      res.status(401).json({ message: '401 Unauthorized' });
    }
  });

  router.get(path, (req, res) => {
    res.json(runtime.status(named(req)));
  });

  router.put(
    path,
    express.raw({ type: () => true, limit: '512mb', inflate: false }),
    async (req, res) => {
      const command = req.header('x-command');
      if (!command) {
        throw new InputError('The header X-Command is missing');
      }
      if (!Buffer.isBuffer(req.body) || req.body.length === 0) {
        throw new InputError('The body is empty');
      }
      res.json(
        await runtime.deploy(
          named(req),
          String(req.query.version ?? ''),
          command,
          req.body,
        ),
      );
    },
  );

  router.post(`${path}/activate`, express.json(), async (req, res) => {
    res.json(
      await runtime.activate(named(req), String(req.body?.version ?? '')),
    );
  });

  router.all('/api/*', (req, res) => {
    res
      .status(404)
      .json({ message: `404 The runtime has no ${req.method} ${req.path}` });
  });

  router.all(
    ['/:service/:environment', '/:service/:environment/*'],
    (req, res) => {
      const name = named(req);
      const port = runtime.port(name);
      if (port === undefined) {
        res.status(503).json({
          error: 'ServiceUnavailable',
          message: `Nothing serves ${name.service} in ${name.environment}`,
        });
        return;
      }
      const onward = req.url.replace(/^\/[^/?]+\/[^/?]+/, '');
      proxyTo(req, res, {
        port,
        path: onward.startsWith('/') ? onward : `/${onward}`,
      });
    },
  );

  router.use(answerUnhealthy);
  return router;
}
