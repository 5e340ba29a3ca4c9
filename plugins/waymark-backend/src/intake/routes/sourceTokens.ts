import { NotFoundError } from '@backstage/errors';
import {
  waymarkSourceRevokePermission,
  type RenewSourceRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { Access } from '../../kernel/access/createAccess';
import type { Kernel } from '../../kernel/createKernel';
import { audited } from '../../kernel/http/audited';
import { principalName } from '../../kernel/http/principalName';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { validateBody } from '../../kernel/http/validateBody';
import type { Intake } from '../createIntake';
import { activityDays, describeToken } from '../sources/describeSources';
import type { SourceAccess } from '../sources/SourceAccess';
import type { SourceRecord } from '../sources/SourceStore';
import type { SourceTester } from '../sources/SourceTester';
import { readEnd, readNewSource } from './readNewSource';

type SourceTokensRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<Intake, 'activities' | 'senders' | 'sources' | 'tokens'> & {
    sourceAccess: SourceAccess;
    sourceTester: SourceTester;
  };

/** Makes, tests, renews and revokes the tokens of sources. */
export function sourceTokensRouter(
  options: SourceTokensRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, sources, sourceAccess } = options;
  const router = Router();

  router.post('/sources/check', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const request = readNewSource(req.body);
    const { models, owner } = request;
    await sourceAccess.requireFor(models, credentials, owner);
    await sourceAccess.requireVoice(request, credentials);
    res.status(204).end();
  });

  router.post('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const request = readNewSource(req.body);
    const createdBy = principalName(credentials);
    const { source, token } = await audited(
      auditor,
      {
        eventId: 'source-create',
        request: req,
        meta: {
          name: request.name,
          eventSource: request.eventSource,
          models: request.models,
        },
      },
      async () => {
        const claim = await sourceAccess.requireFor(
          request.models,
          credentials,
          request.owner,
        );
        await sourceAccess.requireVoice(request, credentials);
        return sources.create({ ...request, createdBy, claim });
      },
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
    const expiresAt =
      request.expiresAt === undefined
        ? known && sameLifetime(known)
        : readEnd(request.expiresAt);
    const { source, token } = await audited(
      auditor,
      { eventId: 'source-renew', request: req, meta: { sourceId: id } },
      async () => {
        await sourceAccess.requireFor(known?.models, credentials);
        if (known) await sourceAccess.requireVoice(known, credentials);
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
    const now = Date.now();
    const activities = await options.activities.list(activityDays(now)[0]);
    const activity = activities.find(({ way }) => way.id === id);
    const described = describeToken(source, activity, now);
    res.status(201).json({ ...described, manageable: true, token });
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
    if (!(await sourceAccess.isOwn(id, credentials))) {
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

/** The end of a token made now that lasts as long as the newest was made to. */
function sameLifetime({
  expiresAt,
  renewedAt,
}: SourceRecord): number | undefined {
  return expiresAt && Date.now() + expiresAt - renewedAt;
}
