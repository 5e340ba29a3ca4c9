import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  waymarkSourceReadPermission,
  waymarkSourceRevokePermission,
  type CreateSourceRequest,
  type RenewSourceRequest,
  type Source,
} from 'backstage-plugin-waymark-common';
import { parseModelRef } from 'backstage-plugin-waymark-node';
import type express from 'express';
import Router from 'express-promise-router';
import { inputError } from '../../kernel/http/inputError';
import {
  activityDays,
  describeSources,
  describeToken,
} from '../sources/describeSources';
import { audited } from '../../kernel/http/audited';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Intake } from '../createIntake';
import type { LedgerRoom } from '../../ledger/createLedger';
import type { SourceAccess } from '../sources/SourceAccess';
import type { SourceRecord } from '../sources/SourceStore';
import type { SourceTester } from '../sources/SourceTester';
import type { EventTranslator } from 'backstage-plugin-waymark-node';
import { parseInstant } from '../../kernel/time/instant';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { toRejection } from './toRejection';
import { validateBody } from '../../kernel/http/validateBody';

type SourcesRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<
    Intake,
    'activities' | 'senders' | 'sourceActivity' | 'sources' | 'tokens'
  > &
  Pick<LedgerRoom, 'unassigned'> & {
    sourceAccess: SourceAccess;
    sourceTester: SourceTester;
    translators: EventTranslator[];
  };

/** Who sends events, what was refused, and who may send. */
export function sourcesRouter(options: SourcesRouterOptions): express.Router {
  const { httpAuth, access, auditor, sources, sourceActivity } = options;
  const { sourceAccess } = options;
  const router = Router();

  const isOwn = async (id: string, credentials: BackstageCredentials) => {
    const source = await sources.get(id);
    if (!source) return false;
    return (await sourceAccess.ownAmong([source], credentials)).has(id);
  };

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
    if (!(await isOwn(id, credentials))) {
      await access.require(waymarkSourceReadPermission, credentials);
    }
    await sourceActivity.flush();
    const refusals = await options.activities.refusals(id);
    res.json({ items: refusals.map(toRejection) });
  });

  router.post('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const request = validateBody<CreateSourceRequest>(
      'CreateSourceRequest',
      req.body,
    );
    const models = request.models?.map(readModelRef);
    const expiresAt = readEnd(request);
    await sourceAccess.requireFor(models, credentials);
    const createdBy = principalName(credentials);
    const { source, token } = await audited(
      auditor,
      {
        eventId: 'source-create',
        request: req,
        meta: { name: request.name, eventSource: request.eventSource },
      },
      () => sources.create({ ...request, models, createdBy, expiresAt }),
      made => ({ sourceId: made.source.id }),
    );
    const described = describeToken(source, undefined, Date.now());
    res.status(201).json({ ...described, manageable: true, token });
  });

  router.post('/sources/:id/renew', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { id } = req.params;
    const request = validateBody<RenewSourceRequest>(
      'RenewSourceRequest',
      req.body ?? {},
    );
    const known = await sources.get(id);
    await sourceAccess.requireFor(known?.models, credentials);
    const expiresAt =
      request.expiresAt === undefined
        ? known && sameLifetime(known)
        : readEnd(request);
    const { token } = await audited(
      auditor,
      { eventId: 'source-renew', request: req, meta: { sourceId: id } },
      async () => {
        const renewed = await sources.renew(id, {
          by: principalName(credentials),
          expiresAt,
          overlap: options.tokens.overlap,
        });
        if (!renewed) {
          throw new NotFoundError(`There is no source ${id} to renew`);
        }
        options.senders.forget();
        return renewed;
      },
    );
    const described = (await describe(req)).find(item => item.id === id);
    res.status(201).json({ ...described, token });
  });

  router.post('/sources/:id/test', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { id } = req.params;
    const source = await sources.get(id);
    await sourceAccess.requireFor(source?.models, credentials);
    if (!source) throw new NotFoundError(`There is no source token ${id}`);
    const by = principalName(credentials);
    const result = await audited(
      auditor,
      {
        eventId: 'source-test',
        severityLevel: 'low',
        request: req,
        meta: { sourceId: id },
      },
      () => options.sourceTester.test(source, by),
      ({ status }) => ({ status }),
    );
    res.json(result);
  });

  router.delete('/sources/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { id } = req.params;
    if (!(await isOwn(id, credentials))) {
      await access.require(waymarkSourceRevokePermission, credentials);
    }
    await audited(
      auditor,
      { eventId: 'source-revoke', request: req, meta: { sourceId: id } },
      async () => {
        if (!(await sources.revoke(id))) {
          throw new NotFoundError(`There is no source ${id} to revoke`);
        }
        options.senders.forget();
      },
    );
    res.status(204).end();
  });

  return router;
}

/** @throws InputError when the end is not to come */
function readEnd(request: { expiresAt?: string | null }): number | undefined {
  const { expiresAt } = request;
  if (expiresAt === undefined || expiresAt === null) return undefined;
  const end = parseInstant(expiresAt);
  if (end === undefined || end <= Date.now()) {
    const message = 'must be a date-time that is yet to come';
    throw inputError([{ path: '/expiresAt', message }]);
  }
  return end;
}

/** The end of a token made now that lasts as long as the newest was made to. */
function sameLifetime({
  expiresAt,
  renewedAt,
}: SourceRecord): number | undefined {
  return expiresAt && Date.now() + expiresAt - renewedAt;
}

function readModelRef(text: string, index: number): string {
  try {
    return parseModelRef(text);
  } catch (error) {
    const { message } = toError(error);
    throw inputError([{ path: `/models/${index}`, message }]);
  }
}
