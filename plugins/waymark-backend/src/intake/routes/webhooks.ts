import { NotFoundError } from '@backstage/errors';
import type express from 'express';
import Router from 'express-promise-router';
import { toBatchReceipt, type Sender } from '../ingest/IngestService';
import { refuseTooMany } from '../ingest/readEvents';
import { wayIn } from '../sources/WayIn';
import { doorErrors } from './doorErrors';
import { noteRefusals } from './noteRefusals';
import type { Kernel } from '../../kernel/createKernel';
import type { Intake } from '../createIntake';
import type {
  EventTranslator,
  VendorRequest,
} from 'backstage-plugin-waymark-node';
import { unavailableWhenDatabaseAway } from '../../kernel/http/unavailableWhenDatabaseAway';

type WebhooksRouterOptions = Pick<Kernel, 'logger' | 'metrics'> &
  Pick<Intake, 'bodies' | 'ingest' | 'limits' | 'rates' | 'sourceActivity'> & {
    translators: EventTranslator[];
  };

/**
 * `POST /webhooks/{source}`: a vendor's payload, verified before it is parsed, and
 * by its headers, as far as they prove anything, before it is read.
 */
export function webhooksRouter(options: WebhooksRouterOptions): express.Router {
  const { bodies, ingest, limits, rates } = options;
  const translators = new Map(
    options.translators.map(translator => [translator.source, translator]),
  );
  const router = Router();
  router.post(
    '/:source',
    async (req, res) => {
      const { source } = req.params;
      const translator = translators.get(source);
      if (!translator) {
        throw new NotFoundError(`No module of this portal speaks ${source}`);
      }
      res.locals.way = wayIn('webhook', source);
      await translator.verifyHeaders?.(headersOf(req));
      return 'next';
    },
    bodies.handler,
    async (req, res) => {
      const { source } = req.params;
      const translator = translators.get(source)!;
      const door = `webhooks/${source}`;
      const request = { headers: headersOf(req), body: req.body };
      await translator.verify(request);
      const sender: Sender = { name: source, door };
      res.locals.sender = sender;
      // Only what is the vendor's counts as the vendor's.
      rates.admitVendor(door, 1);
      const events = translator.translate(request);
      refuseTooMany(events.length, limits.events);
      rates.admitVendor(door, Math.max(1, events.length), 1);
      const verdicts = await ingest.ingestTranslated(events, sender);
      res.status(202).json(toBatchReceipt(verdicts));
    },
  );
  router.use(
    unavailableWhenDatabaseAway(options.logger),
    doorErrors(),
    noteRefusals(options, 'webhooks'),
  );
  return router;
}

function headersOf({ headers }: express.Request): VendorRequest['headers'] {
  return headers as Record<string, string | undefined>;
}
