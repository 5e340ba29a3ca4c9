import {
  waymarkRollbackCreatePermission,
  type Rollback,
  type RollbackRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { principalName } from '../../kernel/http/principalName';
import { optionalText } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { RollbackService } from './RollbackService';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { validateBody } from '../../kernel/http/validateBody';

type RollbacksRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> & {
    rollbacks: RollbackService;
  };

/** Rollbacks: look before, ask, follow, withdraw. */
export function rollbacksRouter(
  options: RollbacksRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, rollbacks } = options;
  const router = Router();

  router.get(`${MODEL_PATH}/rollbacks/preview`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref, entity } = await access.open(modelParam(req), credentials);
    const environment = optionalText(req.query, 'environment');
    res.json(await rollbacks.preview({ modelRef: ref, entity, environment }));
  });

  router.get(`${MODEL_PATH}/rollbacks`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    res.json({ items: await rollbacks.list(ref) });
  });

  router.post(`${MODEL_PATH}/rollbacks`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref, entity } = await access.open(modelParam(req), credentials);
    await access.require(waymarkRollbackCreatePermission, credentials, ref);
    const request = validateBody<RollbackRequest>('RollbackRequest', req.body);
    const rollback = await audited(
      auditor,
      {
        eventId: 'rollback-request',
        severityLevel: 'high',
        request: req,
        meta: { model: ref, ...request },
      },
      () =>
        rollbacks.request({
          ...request,
          modelRef: ref,
          entity,
          requestedBy: principalName(credentials),
          idempotencyKey: req.header('Idempotency-Key'),
        }),
      ({ id, toVersion }) => ({ rollbackId: id, toVersion }),
    );
    res.status(202).json(rollback);
    rollbacks.advance();
  });

  /** A rollback of a model the caller may see */
  const find = async (req: express.Request): Promise<Rollback> => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const rollback = await rollbacks.get(req.params.id);
    await access.open(rollback.model, credentials);
    return rollback;
  };

  router.get('/rollbacks/:id', async (req, res) => {
    res.json(await find(req));
  });

  router.post('/rollbacks/:id/cancel', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { id, model } = await find(req);
    await access.require(waymarkRollbackCreatePermission, credentials, model);
    const cancelledBy = principalName(credentials);
    const rollback = await audited(
      auditor,
      {
        eventId: 'rollback-cancel',
        request: req,
        meta: { rollbackId: id, model },
      },
      () => rollbacks.cancel(id, { cancelledBy }),
    );
    res.json(rollback);
  });

  return router;
}
