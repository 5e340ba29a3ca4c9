import { NotFoundError } from '@backstage/errors';
import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parsePage } from '../../kernel/http/page';
import { toLevelHistory, withoutReasons } from '../toLevelHistory';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { oneOf, optionalText } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Facts } from '../../facts/createFacts';
import type { Maturity } from '../../maturity/createMaturity';
import type { Projections } from '../../projections/createProjections';
import type { Standings } from '../createStandings';
import type { MaturityOverviews } from '../MaturityOverviews';
import type { MaturityTrends } from '../MaturityTrends';
import type { Rejudging } from '../upkeep/Rejudging';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { SUBJECT_PATH, subjectParam } from '../../kernel/http/subjectParam';

type MaturityRouterOptions = Pick<Kernel, 'httpAuth'> &
  Access &
  Pick<Facts, 'facts'> &
  Pick<Maturity, 'maturity'> &
  Pick<Projections, 'projections'> &
  Pick<Standings, 'figures'> & {
    overviews: MaturityOverviews;
    trends: MaturityTrends;
    rejudging: Rejudging;
  };

/** Where models stand, and the frameworks they are judged by. */
export function maturityRouter(options: MaturityRouterOptions): express.Router {
  const { httpAuth, access, figures, maturity, facts, projections } = options;
  const { overviews, trends, openSubject, seesAllModels, rejudging } = options;
  const router = Router();

  router.get('/maturity/frameworks', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json({ items: maturity.listFrameworks() });
  });

  router.get('/maturity/overview', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const query = {
      framework: optionalText(req.query, 'framework'),
      owner: optionalText(req.query, 'owner'),
      system: optionalText(req.query, 'system'),
      tier: optionalText(req.query, 'tier'),
      groupBy: oneOf(req.query, 'groupBy', ['owner', 'system', 'tier']),
    };
    const page = parsePage(req.query);
    res.json(await overviews.getOverview(credentials, query, page));
  });

  router.get('/maturity/trend', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    const trend = await trends.getTrend(credentials, {
      framework: optionalText(req.query, 'framework'),
      owner: optionalText(req.query, 'owner'),
      system: optionalText(req.query, 'system'),
      tier: optionalText(req.query, 'tier'),
      bucket: oneOf(req.query, 'bucket', ['month', 'week']) ?? 'month',
    });
    res.json(trend);
  });

  router.get('/maturity/rejudging', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json(await rejudging.get());
  });

  router.get(SUBJECT_PATH, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const opened = await openSubject(subjectParam(req), credentials);
    const { ref, subject } = opened;
    if (subject === 'model') throw new NotFoundError(`${ref} is a model`);
    const framework = optionalText(req.query, 'framework');
    res.json({
      subject: ref,
      ...(await overviews.getSubject(
        credentials,
        { ...opened, subject },
        framework,
      )),
    });
  });

  router.get(`${SUBJECT_PATH}/history`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const opened = await openSubject(subjectParam(req), credentials);
    if (opened.subject === 'model') {
      throw new NotFoundError(`${opened.ref} is a model`);
    }
    const [{ levelChanges }, seesAll] = await Promise.all([
      projections.getRows(opened.ref, { kinds: ['levelChanges'] }),
      seesAllModels(opened, credentials),
    ]);
    const items = toLevelHistory(
      levelChanges,
      maturity.listFrameworks(),
      optionalText(req.query, 'framework'),
    );
    res.json({ items: seesAll ? items : items.map(withoutReasons) });
  });

  router.get(`${MODEL_PATH}/maturity/history`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    const { levelChanges } = await projections.getRows(ref, {
      kinds: ['levelChanges'],
    });
    res.json({
      items: toLevelHistory(
        levelChanges,
        maturity.listFrameworks(),
        optionalText(req.query, 'framework'),
      ),
    });
  });

  router.get(`${MODEL_PATH}/maturity`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref, entity } = await access.open(modelParam(req), credentials);
    const framework = req.query.framework;
    const [standing, providedFacts] = await Promise.all([
      figures.getStanding(ref),
      facts.gather(entity),
    ]);
    res.json({
      items: maturity.assessModel(
        { ...standing, entity, providedFacts },
        typeof framework === 'string' ? framework : undefined,
      ),
    });
  });

  return router;
}
