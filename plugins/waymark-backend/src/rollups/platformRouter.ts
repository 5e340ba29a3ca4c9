import { NotFoundError } from '@backstage/errors';
import {
  waymarkModelReadPermission,
  type PlatformMetricId,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage } from '../kernel/http/page';
import { parseWindow } from '../kernel/time/parseWindow';
import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { PlatformFigures } from './PlatformFigures';
import { SIGNED_IN } from '../kernel/http/signedIn';

const METRICS: PlatformMetricId[] = [
  'goldenPathAdoption',
  'inventoryCoverage',
  'modelsPerOwner',
  'auditPassRate',
];

type PlatformRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> & { platform: PlatformFigures };

/** How far the golden path reaches, and the models behind it. */
export function platformRouter(options: PlatformRouterOptions): express.Router {
  const { httpAuth, access, platform } = options;
  const router = Router();

  router.get('/platform/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const window = parseWindow(req.query, Date.now());
    res.json(await platform.getMetrics(credentials, window));
  });

  router.get('/platform/metrics/:id/models', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const id = METRICS.find(known => known === req.params.id);
    if (!id) {
      throw new NotFoundError(
        `There is no metric of the platform ${req.params.id}`,
      );
    }
    const page = parsePage(req.query);
    res.json(await platform.getModels(credentials, id, page));
  });

  return router;
}
