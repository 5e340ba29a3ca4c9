import type express from 'express';
import Router from 'express-promise-router';
import { parsePage, toPage } from '../../kernel/http/page';
import { toCosts, toEvidence } from './toProvenance';
import { parseOptionalInstant } from '../../kernel/time/parseWindow';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Projections } from '../../projections/createProjections';
import type { ModelLists } from './ModelLists';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type ProvenanceRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Projections, 'projections'> & {
    lists: ModelLists;
  };

/** Where a model's versions come from, who let them pass, what they cost. */
export function provenanceRouter(
  options: ProvenanceRouterOptions,
): express.Router {
  const { httpAuth, access, lists, projections } = options;
  const router = Router();

  const open = async (req: express.Request) =>
    access.open(modelParam(req), await httpAuth.credentials(req, SIGNED_IN));

  router.get(`${MODEL_PATH}/approvals`, async (req, res) => {
    const { ref } = await open(req);
    res.json(await lists.getApprovals(ref, parsePage(req.query)));
  });

  router.get(`${MODEL_PATH}/evidence`, async (req, res) => {
    const { ref } = await open(req);
    const rows = await projections.getRows(ref, { kinds: ['versions'] });
    res.json(toPage(toEvidence(rows), parsePage(req.query)));
  });

  router.get(`${MODEL_PATH}/lineage`, async (req, res) => {
    const { ref } = await open(req);
    res.json(await lists.getLineage(ref, parsePage(req.query)));
  });

  router.get(`${MODEL_PATH}/costs`, async (req, res) => {
    const { ref } = await open(req);
    const since = parseOptionalInstant(req.query, 'from');
    const to = parseOptionalInstant(req.query, 'to') ?? Infinity;
    const { costs } = await projections.getRows(ref, {
      kinds: ['costs'],
      since,
    });
    const { items, totals } = toCosts({
      costs: costs.filter(({ at }) => at < to),
    });
    res.json({ ...toPage(items, parsePage(req.query)), totals });
  });

  return router;
}
