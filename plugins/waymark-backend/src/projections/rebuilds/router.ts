import { waymarkProjectionRebuildPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { audited } from '../../kernel/http/audited';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Rebuilds } from './Rebuilds';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type RebuildsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> & {
    rebuilds: Rebuilds;
  };

/** Figures made anew from the ledger. */
export function rebuildsRouter(options: RebuildsRouterOptions): express.Router {
  const { httpAuth, access, auditor, rebuilds } = options;
  const router = Router();

  router.get('/rebuild', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkProjectionRebuildPermission, credentials);
    res.json(await rebuilds.get());
  });

  router.post('/rebuild', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkProjectionRebuildPermission, credentials);
    const rebuild = await audited(
      auditor,
      { eventId: 'projection-rebuild', request: req },
      () => rebuilds.request(principalName(credentials)),
      ({ models }) => ({ models }),
    );
    res.status(202).json(rebuild);
  });

  return router;
}
