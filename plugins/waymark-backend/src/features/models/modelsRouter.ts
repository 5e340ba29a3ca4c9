import type express from 'express';
import Router from 'express-promise-router';
import { parsePage, toPage } from '../../kernel/http/page';
import { toLiveAt, toLiveNow } from '../../projections/toLive';
import type { ListQuery, ModelLists } from './ModelLists';
import { readModelDetail } from './readModelDetail';
import { formatInstant } from '../../kernel/time/instant';
import { parseOptionalInstant } from '../../kernel/time/parseWindow';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { optionalText, texts } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Intake } from '../../intake/createIntake';
import type { Projections } from '../../projections/createProjections';
import type { PortfolioRoom } from '../../portfolio/createPortfolio';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type ModelsRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Intake, 'trust'> &
  Pick<Projections, 'projections'> &
  Pick<PortfolioRoom, 'portfolio'> & {
    lists: ModelLists;
  };

/** What is known of one model. */
export function modelsRouter(options: ModelsRouterOptions): express.Router {
  const { httpAuth, access, lists, projections } = options;
  const router = Router();

  const open = async (req: express.Request) =>
    access.open(modelParam(req), await httpAuth.credentials(req, SIGNED_IN));

  router.get(`${MODEL_PATH}/deployments`, async (req, res) => {
    const { ref } = await open(req);
    const environment = optionalText(req.query, 'environment');
    const query = { ...listQuery(req.query), environment };
    res.json(await lists.getDeployments(ref, query));
  });

  router.get(`${MODEL_PATH}/live`, async (req, res) => {
    const { ref } = await open(req);
    const at = parseOptionalInstant(req.query, 'at');
    const now = Date.now();
    res.json({
      at: formatInstant(at ?? now),
      items:
        at === undefined
          ? toLiveNow(ref, await projections.getRows(ref, { since: now }), now)
          : toLiveAt(ref, await projections.getServing(ref, at), at),
    });
  });

  router.get(`${MODEL_PATH}/incidents`, async (req, res) => {
    const { ref } = await open(req);
    res.json(await lists.getIncidents(ref, listQuery(req.query)));
  });

  router.get(`${MODEL_PATH}/versions`, async (req, res) => {
    const { ref } = await open(req);
    const names = texts(req.query, 'version');
    if (names.length === 0) {
      res.json(await lists.getVersions(ref, parsePage(req.query)));
      return;
    }
    const versions = await lists.getVersionsByName(ref, names);
    res.json(toPage(versions, parsePage(req.query)));
  });

  router.get(`${MODEL_PATH}/versions/:version`, async (req, res) => {
    const { ref } = await open(req);
    res.json(await lists.getVersion(ref, req.params.version));
  });

  router.get(MODEL_PATH, async (req, res) => {
    const { ref, entity } = await open(req);
    res.json(await readModelDetail(options, ref, entity));
  });

  return router;
}

function listQuery(query: express.Request['query']): ListQuery {
  return {
    ...parsePage(query),
    from: parseOptionalInstant(query, 'from'),
    to: parseOptionalInstant(query, 'to'),
  };
}
