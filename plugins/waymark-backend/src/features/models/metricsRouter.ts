import type express from 'express';
import Router from 'express-promise-router';
import { parsePage } from '../../kernel/http/page';
import { figuresQuery } from '../../standings/figuresQuery';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { oneOf, optionalText } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Standings } from '../../standings/createStandings';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type MetricsRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Standings, 'figures'>;

/** Figures of one model, by window and by bucket, and the events behind them. */
export function metricsRouter(options: MetricsRouterOptions): express.Router {
  const { httpAuth, access, figures } = options;
  const router = Router();

  const open = async (req: express.Request): Promise<string> => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    return (await access.open(modelParam(req), credentials)).ref;
  };

  router.get(`${MODEL_PATH}/metrics`, async (req, res) => {
    const ref = await open(req);
    res.json(await figures.getMetrics(ref, figuresQuery(req.query)));
  });

  router.get(`${MODEL_PATH}/forecast`, async (req, res) => {
    res.json(await figures.getForecast(await open(req)));
  });

  router.get(`${MODEL_PATH}/metrics/series`, async (req, res) => {
    const ref = await open(req);
    res.json(
      await figures.getSeries(ref, {
        ...figuresQuery(req.query),
        bucket: oneOf(req.query, 'bucket', ['day', 'week', 'month']) ?? 'week',
        zone: optionalText(req.query, 'zone') ?? 'utc',
      }),
    );
  });

  router.get(`${MODEL_PATH}/metrics/changeLeadTime/parts`, async (req, res) => {
    const ref = await open(req);
    res.json(await figures.getLeadTimeParts(ref, figuresQuery(req.query)));
  });

  router.get(`${MODEL_PATH}/metrics/:id/events`, async (req, res) => {
    const ref = await open(req);
    res.json(
      await figures.getMetricEvents(
        ref,
        req.params.id,
        figuresQuery(req.query),
        parsePage(req.query),
      ),
    );
  });

  return router;
}
