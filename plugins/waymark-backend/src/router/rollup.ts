import { InputError } from '@backstage/errors';
import { waymarkModelReadPermission } from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { parseScope, type Scope } from '../portfolio/scope';
import type { RollupQuery } from '../portfolio/Rollups';
import { ROLLUP_WINDOWS } from '../portfolio/RollupStore';
import { parsePage } from '../queries/page';
import { figuresQuery } from './figuresQuery';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';

/** Figures over many models. */
export function rollupRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, rollups } = options;
  const router = Router();

  const credentialsOf = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    return credentials;
  };

  router.get('/rollup', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await rollups.getRollup(credentials, rollupQuery(req.query)));
  });

  router.get('/rollup/:id/models', async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(
      await rollups.getModels(
        credentials,
        req.params.id,
        rollupQuery(req.query),
        parsePage(req.query),
      ),
    );
  });

  return router;
}

/** @throws InputError naming the parameter that is wrong */
export function rollupQuery(query: Record<string, unknown>): RollupQuery {
  const { from, to, environment, cohort } = figuresQuery(query);
  const moved = query.from !== undefined || query.to !== undefined;
  const days = (to - from) / 86_400_000;
  return {
    scopes: parseScopes(query.scope),
    from,
    to,
    environment,
    cohort,
    standard: moved ? undefined : ROLLUP_WINDOWS.find(known => known === days),
  };
}

function parseScopes(scope: unknown): Scope[] {
  const texts = Array.isArray(scope) ? scope : [scope];
  return texts.map(text => {
    if (typeof text !== 'string') {
      throw new InputError(
        "'scope' must be given: all, owner:<ref>, system:<ref>, tag:<tag> or tier:<risk tier>",
      );
    }
    return parseScope(text);
  });
}
