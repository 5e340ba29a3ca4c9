import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import { parsePage } from '../kernel/http/page';
import {
  oneOf,
  optionalInteger,
  optionalText,
} from '../kernel/http/queryParams';
import { SIGNED_IN } from '../kernel/http/signedIn';
import type { PortfolioRoom } from './createPortfolio';

type PortfolioRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  PortfolioRoom;

/** The list of models. */
export function portfolioRouter(
  options: PortfolioRouterOptions,
): express.Router {
  const { httpAuth, access, portfolio } = options;
  const router = Router();

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
      gate: oneOf(req.query, 'gate', ['denied']),
      q: optionalText(req.query, 'q'),
      sort: optionalText(req.query, 'sort'),
    };
    const page = parsePage(req.query);
    res.json(await portfolio.list(credentials, filter, page));
  });

  return router;
}
