import { setImmediate } from 'node:timers/promises';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { waymarkEventIngestPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import {
  toBatchReceipt,
  toReceipt,
  type Sender,
} from '../ingest/IngestService';
import { inputError } from '../../kernel/http/inputError';
import { readEvents } from '../ingest/readEvents';
import { auditRefusals } from './auditRefusals';
import { doorErrors } from './doorErrors';
import { senderByToken } from '../sources/senderByToken';
import { noteRefusals } from './noteRefusals';
import type { Kernel } from '../../kernel/createKernel';
import type { Intake } from '../createIntake';
import { unavailableWhenDatabaseAway } from '../../kernel/http/unavailableWhenDatabaseAway';

type EventsRouterOptions = Pick<Kernel, 'auditor' | 'logger' | 'metrics'> &
  Pick<
    Intake,
    'bodies' | 'ingest' | 'limits' | 'rates' | 'senders' | 'sourceActivity'
  >;

/** `POST /events`. It lies under an open prefix, so it checks for itself. */
export function eventsRouter(options: EventsRouterOptions): express.Router {
  const { bodies, ingest, limits, rates, senders } = options;
  const router = Router();

  router.post(
    '/',
    // Who sends, and whether they may now, is settled before a byte of the body
    // is read. A request without a readable event costs one.
    async (req, res) => {
      const identified = await senders.identify(
        req,
        waymarkEventIngestPermission,
      );
      const { name, source } = identified;
      const sender: Sender = source
        ? senderByToken(source)
        : { name, door: 'events' };
      await rates.admit(identified, 1);
      Object.assign(res.locals, { identified, sender });
      return 'next';
    },
    bodies.handler,
    inStep,
    async (req, res) => {
      const sender: Sender = res.locals.sender;
      const sent = readEvents(req.headers, req.body, limits);
      if (!sent) {
        throw Object.assign(
          new Error(
            'Send application/cloudevents+json, application/cloudevents-batch+json, application/x-ndjson, or ce-* headers',
          ),
          { name: 'UnsupportedMediaTypeError', statusCode: 415 },
        );
      }
      const events = sent.mode === 'single' ? [sent.event] : sent.events;
      // Reading a large batch takes as long as one may hold up others
      if (events.length > 1) await setImmediate();
      const { identified } = res.locals;
      await rates.admit(identified, Math.max(1, events.length), 1);
      const verdicts = await ingest.ingest(events, sender);
      await auditRefusals(options.auditor, { sender, verdicts });
      res.locals.judged = true;
      if (sent.mode === 'batch') {
        res.status(202).json(toBatchReceipt(verdicts));
        return;
      }
      const [verdict] = verdicts;
      if (verdict.status === 'rejected') throw inputError(verdict.faults);
      if (verdict.status === 'conflict') {
        throw new ConflictError(
          `An event with id ${verdict.id} from this source is known with other content`,
        );
      }
      res
        .status(verdict.status === 'accepted' ? 202 : 200)
        .json(toReceipt({ status: verdict.status, id: verdict.id }));
    },
  );
  router.all('/', () => {
    throw new NotAllowedError('Events are sent with POST');
  });
  router.use(
    unavailableWhenDatabaseAway(options.logger),
    doorErrors(),
    noteRefusals(options, 'events'),
  );
  return router;
}

/**
 * Lets the requests that came in together get as far as this one, so that the
 * same work is done for all of them in a row, on caches that are warm: single
 * events take a third less of the processor over what a request costs anyway.
 */
async function inStep(): Promise<'next'> {
  await setImmediate();
  return 'next';
}
