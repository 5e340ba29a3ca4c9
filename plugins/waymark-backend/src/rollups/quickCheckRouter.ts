import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import {
  checkChoice,
  type BenchmarkChoice,
} from '../metrics/quickCheck/benchmark';
import { quickCheck } from '../metrics/quickCheck/quickCheck';
import { figuresQuery } from '../standings/figuresQuery';
import { MODEL_PATH, modelParam } from '../kernel/http/modelParam';
import { optionalText } from '../kernel/http/queryParams';
import { rollupQuery } from './rollupQuery';
import type { Kernel } from '../kernel/createKernel';
import type { Access } from '../kernel/access/createAccess';
import type { Standings } from '../standings/createStandings';
import type { Rollups } from './Rollups';
import { SIGNED_IN } from '../kernel/http/signedIn';
import { whileAwaited } from '../kernel/http/whileAwaited';

type QuickCheckRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Standings, 'figures'> & {
    rollups: Rollups;
    benchmark: BenchmarkChoice;
  };

/** DORA's Quick Check of one model or of many, beside what others score. */
export function quickCheckRouter(
  options: QuickCheckRouterOptions,
): express.Router {
  const { httpAuth, access, figures, rollups, benchmark } = options;
  const router = Router();

  const choiceOf = ({ query }: express.Request): BenchmarkChoice =>
    checkChoice({
      industry: optionalText(query, 'industry') ?? benchmark.industry,
      organizationSize:
        optionalText(query, 'organizationSize') ?? benchmark.organizationSize,
    });

  router.get(`${MODEL_PATH}/quick-check`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    const choice = choiceOf(req);
    const query = figuresQuery(req.query);
    const { metrics, window } = await figures.getMetrics(ref, query);
    res.json(quickCheck(metrics, window, choice));
  });

  router.get('/rollup/quick-check', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const choice = choiceOf(req);
    const query = rollupQuery(req.query);
    const { metrics, window } = await rollups.getRollup(
      credentials,
      query,
      whileAwaited(res),
    );
    res.json(quickCheck(metrics, window, choice));
  });

  return router;
}
