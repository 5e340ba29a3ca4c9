import { InputError, toError } from '@backstage/errors';
import {
  waymarkEventAssignPermission,
  waymarkSourceReadPermission,
  type AssignmentRequest,
} from 'backstage-plugin-waymark-common';
import { parseModelRef } from 'backstage-plugin-waymark-node';
import type express from 'express';
import Router from 'express-promise-router';
import { toBrief } from '../../projections/toBrief';
import { keyOf } from '../../projections/order';
import { parsePage } from '../../kernel/http/page';
import { audited } from '../../kernel/http/audited';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { LedgerRoom } from '../../ledger/createLedger';
import type { Assignments } from './Assignments';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { validateBody } from '../../kernel/http/validateBody';

type AssignmentsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<LedgerRoom, 'events' | 'unassigned'> & {
    assignments: Assignments;
  };

/**
 * Events that name no model, and whose they are. Not below `/events`, which is
 * open to senders without a Backstage token.
 */
export function assignmentsRouter(
  options: AssignmentsRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, assignments, unassigned, events } =
    options;
  const router = Router();

  const mayRead = async (req: express.Request): Promise<void> => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
  };

  router.get('/unassigned', async (req, res) => {
    await mayRead(req);
    res.json(await unassigned.listGroups(parsePage(req.query)));
  });

  router.get('/unassigned/:group', async (req, res) => {
    await mayRead(req);
    const page = await unassigned.listGroup(
      req.params.group,
      parsePage(req.query),
    );
    const found = await events.find(page.items);
    const byKey = new Map(found.map(event => [keyOf(event), event]));
    const items = page.items.map(name => toBrief(byKey.get(keyOf(name))!));
    res.json({ ...page, items });
  });

  router.post('/assignments', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkEventAssignPermission, credentials);
    const request = validateBody<AssignmentRequest>(
      'AssignmentRequest',
      req.body,
    );
    const { events: named, group, allowUnknown, reason } = request;
    const { ref } = await access.open(readModel(request.model), credentials, {
      allowUnknown,
    });
    const by = principalName(credentials);
    const result = await audited(
      auditor,
      {
        eventId: 'event-assign',
        request: req,
        meta: { ...request, model: ref },
      },
      () =>
        assignments.assign(
          { events: named, group },
          { model: ref, by, reason },
        ),
      assigned => assigned,
    );
    res.json(result);
  });

  return router;
}

/** @throws InputError for what is no ref of a model */
function readModel(value: string): string {
  try {
    return parseModelRef(value);
  } catch (error) {
    throw new InputError(`'model' ${toError(error).message}`);
  }
}
