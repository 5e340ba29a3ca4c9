import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage, toPage } from '../../kernel/http/page';
import { toLiveAt, toLiveNow } from '../../projections/toLive';
import type { ListQuery } from './ModelLists';
import { formatInstant } from '../../kernel/time/instant';
import { parseOptionalInstant } from '../../kernel/time/parseWindow';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import {
  oneOf,
  optionalInteger,
  optionalText,
  texts,
} from '../../kernel/http/queryParams';
import type { RouterOptions } from '../../router/RouterOptions';
import { SIGNED_IN } from '../../kernel/http/signedIn';

/** Models, and what is known of each. */
export function modelsRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, queries, lists, portfolio } = options;
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
          ? toLiveNow(await queries.getRows(ref, { since: now }))
          : toLiveAt(await queries.getServing(ref, at), at),
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

  router.get(MODEL_PATH, async (req, res) => {
    const { ref, entity } = await open(req);
    res.json(await queries.getDetail(ref, entity));
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
