import type express from 'express';
import Router from 'express-promise-router';
import type { Access } from '../../kernel/access/createAccess';
import type { Kernel } from '../../kernel/createKernel';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { optionalText } from '../../kernel/http/queryParams';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { parseWindow } from '../../kernel/time/parseWindow';
import { type OverviewOptions, readOverview } from './readOverview';

type OverviewRouterOptions = OverviewOptions &
  Pick<Access, 'access'> &
  Pick<Kernel, 'httpAuth'>;

/** Everything that the overview of a model shows, in one answer. */
export function overviewRouter(options: OverviewRouterOptions): express.Router {
  const { access, httpAuth } = options;
  const router = Router();

  router.get(`${MODEL_PATH}/overview`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const model = await access.open(modelParam(req), credentials);
    const window = optionalText(req.query, 'window');
    res.json(
      await readOverview(options, model, {
        ...parseWindow({ window }, Date.now()),
        zone: optionalText(req.query, 'zone') ?? 'utc',
      }),
    );
  });

  return router;
}
