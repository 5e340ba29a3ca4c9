import { waymarkModelReadPermission } from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage, toPage } from '../queries/page';
import { toLiveAt, toLiveNow } from '../queries/toLive';
import { toDeployments, toIncidents, toVersions } from '../queries/toWire';
import { formatInstant } from '../time/instant';
import { parseOptionalInstant } from '../time/parseWindow';
import { MODEL_PATH, modelParam } from './modelParam';
import { oneOf, optionalInteger, optionalText } from './queryParams';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** Models, and what is known of each. */
export function modelsRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, queries, portfolio } = options;
  const router = Router();

  const open = async (req: express.Request) =>
    access.open(modelParam(req), await httpAuth.credentials(req, SIGNED_IN));

  router.get('/models', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const filter = {
      owner: optionalText(req.query, 'owner'),
      system: optionalText(req.query, 'system'),
      tag: optionalText(req.query, 'tag'),
      tier: oneOf(req.query, 'tier', [
        'minimal',
        'limited',
        'high',
        'prohibited',
      ]),
      level: optionalInteger(req.query, 'level'),
      band: optionalText(req.query, 'band'),
      q: optionalText(req.query, 'q'),
      sort: optionalText(req.query, 'sort'),
    };
    const page = parsePage(req.query);
    res.json(await portfolio.list(credentials, filter, page));
  });

  router.get(`${MODEL_PATH}/deployments`, async (req, res) => {
    const { ref } = await open(req);
    const from = parseOptionalInstant(req.query, 'from') ?? -Infinity;
    const to = parseOptionalInstant(req.query, 'to') ?? Infinity;
    const environment = optionalText(req.query, 'environment');
    const page = parsePage(req.query);
    const rows = await queries.getRows(
      ref,
      Number.isFinite(from) ? { since: from } : {},
    );
    const deployments = toDeployments(rows).filter(
      deployment =>
        Date.parse(deployment.at) >= from &&
        Date.parse(deployment.at) < to &&
        (!environment || deployment.environment === environment),
    );
    res.json(toPage(deployments, page));
  });

  router.get(`${MODEL_PATH}/live`, async (req, res) => {
    const { ref } = await open(req);
    const at = parseOptionalInstant(req.query, 'at');
    const now = Date.now();
    res.json({
      at: formatInstant(at ?? now),
      items:
        at === undefined
          ? toLiveNow(await queries.getRows(ref, { since: now }))
          : toLiveAt(await queries.getServing(ref, at), at),
    });
  });

  router.get(`${MODEL_PATH}/incidents`, async (req, res) => {
    const { ref } = await open(req);
    res.json({ items: toIncidents(await queries.getRows(ref)) });
  });

  router.get(`${MODEL_PATH}/versions`, async (req, res) => {
    const { ref } = await open(req);
    res.json({ items: toVersions(await queries.getRows(ref)) });
  });

  router.get(MODEL_PATH, async (req, res) => {
    const { ref, entity } = await open(req);
    res.json(await queries.getDetail(ref, entity));
  });

  return router;
}
