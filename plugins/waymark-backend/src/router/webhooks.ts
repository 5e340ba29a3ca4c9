import { NotFoundError } from '@backstage/errors';
import express from 'express';
import Router from 'express-promise-router';
import { toBatchReceipt } from '../ingest/IngestService';
import type { RouterOptions } from './RouterOptions';
import { unavailableWhenDatabaseAway } from './unavailableWhenDatabaseAway';

/** `POST /webhooks/{source}`: a vendor's payload, verified before it is read. */
export function webhooksRouter(options: RouterOptions): express.Router {
  const { ingest, limits } = options;
  const translators = new Map(
    options.translators.map(translator => [translator.source, translator]),
  );
  const router = Router();
  router.post(
    '/:source',
    express.raw({ type: () => true, limit: limits.requestBytes }),
    async (req, res) => {
      const { source } = req.params;
      const translator = translators.get(source);
      if (!translator) {
        throw new NotFoundError(`No module of this portal speaks ${source}`);
      }
      const request = {
        headers: req.headers as Record<string, string | undefined>,
        body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      };
      await translator.verify(request);
      const verdicts = await ingest.ingestTranslated(
        translator.translate(request),
        { name: source, door: `webhooks/${source}` },
      );
      res.status(202).json(toBatchReceipt(verdicts));
    },
  );
  router.use(unavailableWhenDatabaseAway());
  return router;
}
