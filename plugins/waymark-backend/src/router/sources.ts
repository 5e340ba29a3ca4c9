import { NotFoundError, toError } from '@backstage/errors';
import {
  waymarkSourceCreatePermission,
  waymarkSourceReadPermission,
  waymarkSourceRevokePermission,
  type CreateSourceRequest,
  type Source,
} from '@waymark/backstage-plugin-waymark-common';
import { parseModelRef } from '@waymark/backstage-plugin-waymark-node';
import type express from 'express';
import Router from 'express-promise-router';
import { inputError } from '../ingest/inputError';
import {
  activityDays,
  describeSources,
  describeToken,
} from '../sources/describeSources';
import { principalName } from './principalName';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';
import { toRejection } from './toRejection';
import { validateBody } from './validateBody';

/** Who sends events, what was refused, and who may send. */
export function sourcesRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, auditor, sources, sourceActivity } = options;
  const router = Router();

  const describe = async (): Promise<Source[]> => {
    await sourceActivity.flush();
    const now = Date.now();
    return describeSources({
      records: await sources.list(),
      activities: await options.activities.list(activityDays(now)[0]),
      vendors: options.translators.map(({ source }) => source),
      unassigned: await options.unassigned.countBySender(),
      now,
    });
  };

  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
    res.json({ items: await describe() });
  });

  router.get('/sources/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
    const { id } = req.params;
    const source = (await describe()).find(item => item.id === id);
    if (!source) throw new NotFoundError(`There is no source ${id}`);
    res.json(source);
  });

  router.get('/sources/:id/rejections', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
    await sourceActivity.flush();
    const refusals = await options.activities.refusals(req.params.id);
    res.json({ items: refusals.map(toRejection) });
  });

  router.post('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceCreatePermission, credentials);
    const request = validateBody<CreateSourceRequest>(
      'CreateSourceRequest',
      req.body,
    );
    const models = request.models?.map(readModelRef);
    const audit = await auditor.createEvent({
      eventId: 'source-create',
      severityLevel: 'medium',
      request: req,
      meta: { name: request.name, eventSource: request.eventSource },
    });
    const { source, token } = await sources.create({
      ...request,
      models,
      createdBy: principalName(credentials),
    });
    await audit.success({ meta: { sourceId: source.id } });
    const described = describeToken(source, undefined, Date.now());
    res.status(201).json({ ...described, token });
  });

  router.post('/sources/:id/test', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceCreatePermission, credentials);
    const { id } = req.params;
    const source = await sources.get(id);
    if (!source) throw new NotFoundError(`There is no source token ${id}`);
    const audit = await auditor.createEvent({
      eventId: 'source-test',
      severityLevel: 'low',
      request: req,
      meta: { sourceId: id },
    });
    try {
      const by = principalName(credentials);
      const result = await options.sourceTester.test(source, by);
      await audit.success({ meta: { status: result.status } });
      res.json(result);
    } catch (error) {
      await audit.fail({ error: error as Error });
      throw error;
    }
  });

  router.delete('/sources/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceRevokePermission, credentials);
    const { id } = req.params;
    const audit = await auditor.createEvent({
      eventId: 'source-revoke',
      severityLevel: 'medium',
      request: req,
      meta: { sourceId: id },
    });
    if (!(await sources.revoke(id))) {
      const error = new NotFoundError(`There is no source ${id} to revoke`);
      await audit.fail({ error });
      throw error;
    }
    await audit.success();
    res.status(204).end();
  });

  return router;
}

function readModelRef(text: string, index: number): string {
  try {
    return parseModelRef(text);
  } catch (error) {
    const { message } = toError(error);
    throw inputError([{ path: `/models/${index}`, message }]);
  }
}
