import { NotFoundError } from '@backstage/errors';
import {
  waymarkSourceCreatePermission,
  waymarkSourceReadPermission,
  waymarkSourceRevokePermission,
  type CreateSourceRequest,
  type Source,
} from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { SourceRecord } from '../sources/SourceStore';
import { formatInstant, formatOptional } from '../time/instant';
import { principalName } from './principalName';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';
import { validateBody } from './validateBody';

/** Who may send events. */
export function sourcesRouter(options: RouterOptions): express.Router {
  const { httpAuth, access, auditor, sources } = options;
  const router = Router();

  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceReadPermission, credentials);
    res.json({ items: (await sources.list()).map(toSource) });
  });

  router.post('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkSourceCreatePermission, credentials);
    const request = validateBody<CreateSourceRequest>(
      'CreateSourceRequest',
      req.body,
    );
    const audit = await auditor.createEvent({
      eventId: 'source-create',
      severityLevel: 'medium',
      request: req,
      meta: { name: request.name, eventSource: request.eventSource },
    });
    const { source, token } = await sources.create({
      ...request,
      createdBy: principalName(credentials),
    });
    await audit.success({ meta: { sourceId: source.id } });
    res.status(201).json({ ...toSource(source), token });
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

function toSource(record: SourceRecord): Source {
  return {
    id: record.id,
    name: record.name,
    eventSource: record.eventSource,
    models: record.models ?? null,
    types: record.types ?? null,
    createdBy: record.createdBy,
    createdAt: formatInstant(record.createdAt),
    lastHeardAt: formatOptional(record.lastHeardAt),
    revokedAt: formatOptional(record.revokedAt),
    accepted: record.accepted,
    rejected: record.rejected,
  };
}
