import { NotFoundError } from '@backstage/errors';
import {
  waymarkSourceReadPermission,
  type Source,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { activityDays, describeSources } from '../sources/describeSources';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Intake } from '../createIntake';
import type { LedgerRoom } from '../../ledger/createLedger';
import type { SourceAccess } from '../sources/SourceAccess';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { toRejection } from './toRejection';

type SourcesRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Intake, 'activities' | 'sourceActivity' | 'sources'> &
  Pick<LedgerRoom, 'unassigned'> & {
    sourceAccess: SourceAccess;
    translators: EventTranslator[];
  };

/** Who sends events, and what was refused. */
export function sourcesRouter(options: SourcesRouterOptions): express.Router {
  const { httpAuth, access, sources, sourceActivity } = options;
  const { sourceAccess } = options;
  const router = Router();

  /** Every way in for whoever may see them all, else the caller's own tokens */
  const describe = async (req: express.Request): Promise<Source[]> => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const records = await sources.list();
    const [seesAll, own] = await Promise.all([
      access.may(waymarkSourceReadPermission, credentials),
      sourceAccess.ownAmong(records, credentials),
    ]);
    if (!seesAll && own.size === 0) {
      await access.require(waymarkSourceReadPermission, credentials);
    }
    await sourceActivity.flush();
    const now = Date.now();
    const described = describeSources({
      records,
      activities: await options.activities.list(activityDays(now)[0]),
      vendors: options.translators.map(({ source }) => source),
      unassigned: await options.unassigned.countBySender(),
      now,
    });
    return described
      .filter(({ id }) => seesAll || own.has(id))
      .map(source => ({ ...source, manageable: own.has(source.id) }));
  };

  router.get('/sources', async (req, res) => {
    res.json({ items: await describe(req) });
  });

  router.get('/sources/:id', async (req, res) => {
    const { id } = req.params;
    const source = (await describe(req)).find(item => item.id === id);
    if (!source) throw new NotFoundError(`There is no source ${id}`);
    res.json(source);
  });

  router.get('/sources/:id/rejections', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { id } = req.params;
    if (!(await sourceAccess.isOwn(id, credentials))) {
      await access.require(waymarkSourceReadPermission, credentials);
    }
    await sourceActivity.flush();
    const refusals = await options.activities.refusals(id);
    res.json({ items: refusals.map(toRejection) });
  });

  return router;
}
