import { InputError, NotAllowedError } from '@backstage/errors';
import {
  waymarkGateDecidePermission,
  type GateRequest,
} from 'backstage-plugin-waymark-common';
import { parseModelRef } from 'backstage-plugin-waymark-node';
import express from 'express';
import Router from 'express-promise-router';
import { inputError } from '../../kernel/http/inputError';
import { parsePage } from '../../kernel/http/page';
import { audited } from '../../kernel/http/audited';
import { doorErrors } from '../../intake/routes/doorErrors';
import type { Identified } from '../../intake/routes/Senders';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import type { Intake } from '../../intake/createIntake';
import type { Access } from '../../kernel/access/createAccess';
import type { Kernel } from '../../kernel/createKernel';
import type { Projections } from '../../projections/createProjections';
import type { Gates } from './Gates';
import { listGateDecisions } from './listGateDecisions';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { unavailableWhenDatabaseAway } from '../../kernel/http/unavailableWhenDatabaseAway';
import { validateBody } from '../../kernel/http/validateBody';

type GateRouterOptions = Pick<Access, 'access'> &
  Pick<Intake, 'bodies' | 'limits' | 'rates' | 'senders'> &
  Pick<Kernel, 'auditor' | 'httpAuth' | 'logger'> & { gates: Gates };

/**
 * `POST /gates`, which pipelines ask with the token they send events with. It
 * lies under an open prefix, so it checks for itself.
 */
export function gateRouter(options: GateRouterOptions): express.Router {
  const { access, auditor, bodies, gates, rates, senders } = options;
  const router = Router();

  router.post(
    '/',
    // Who asks is settled before a byte of the body is read, and whether they may
    // once it says of which model.
    async (req, res) => {
      const asker = await senders.identify(req);
      await rates.admit(asker, 1);
      res.locals.asker = asker;
      return 'next';
    },
    bodies.handler,
    async (req, res) => {
      const { name, source, credentials }: Identified = res.locals.asker;
      const request = validateBody<GateRequest>(
        'GateRequest',
        parseJson(req.body),
      );
      const ref = readModel(request);
      if (source?.models && !source.models.includes(ref)) {
        throw new NotAllowedError(
          `This token was made for ${source.models.join(', ')}`,
        );
      }
      const model = credentials
        ? await access.open(ref, credentials)
        : await access.find(ref);
      if (credentials) {
        await access.require(waymarkGateDecidePermission, credentials, ref);
      }
      const verdict = await audited(
        auditor,
        {
          eventId: 'gate-decide',
          // Whose token is not Backstage's cannot be read off the request
          ...(source ? {} : { request: req }),
          meta: { ...request, model: ref, by: name },
        },
        () => gates.decide(model, request, name),
        ({ id, outcome }) => ({ decisionId: id, outcome }),
      );
      res.status(201).json(verdict);
    },
  );
  router.all('/', () => {
    throw new NotAllowedError('A gate is asked with POST');
  });
  router.use(unavailableWhenDatabaseAway(options.logger), doorErrors());
  return router;
}

type GateDecisionsRouterOptions = Pick<Access, 'access'> &
  Pick<Kernel, 'httpAuth'> &
  Pick<Projections, 'projections'>;

/** What gates decided on a model's versions. */
export function gateDecisionsRouter(
  options: GateDecisionsRouterOptions,
): express.Router {
  const { access, httpAuth, projections } = options;
  const router = Router();
  router.get(`${MODEL_PATH}/gates`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    res.json(await listGateDecisions(projections, ref, parsePage(req.query)));
  });
  return router;
}

/** @throws InputError when it is no ref of a model */
function readModel({ model }: GateRequest): string {
  try {
    return parseModelRef(model);
  } catch (error) {
    throw inputError([{ path: '/model', message: (error as Error).message }]);
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new InputError(`The body is not JSON: ${error}`);
  }
}
