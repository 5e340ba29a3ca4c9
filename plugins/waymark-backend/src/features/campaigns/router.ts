import {
  waymarkCampaignManagePermission,
  waymarkModelReadPermission,
  type CloseCampaignRequest,
  type CreateCampaignRequest,
  type UpdateCampaignRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { RemindedTodayError } from './RemindedTodayError';
import { parsePage } from '../../kernel/http/page';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Campaigns } from './Campaigns';
import type { CampaignReminders } from './CampaignReminders';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { validateBody } from '../../kernel/http/validateBody';

type CampaignsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> & {
    campaigns: Campaigns;
    reminders: CampaignReminders;
  };

/** Campaigns: what is to be reached by when, how far it is, and reminders. */
export function campaignsRouter(
  options: CampaignsRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, campaigns, reminders } = options;
  const router = Router();

  const reader = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    return credentials;
  };

  const manager = async (req: express.Request) => {
    const credentials = await reader(req);
    await access.require(waymarkCampaignManagePermission, credentials);
    return { credentials, by: principalName(credentials) };
  };

  router.get('/campaigns', async (req, res) => {
    res.json({ items: await campaigns.list(await reader(req)) });
  });

  router.get('/campaigns/:id', async (req, res) => {
    const credentials = await reader(req);
    const page = parsePage(req.query);
    res.json(await campaigns.get(req.params.id, credentials, page));
  });

  router.post('/campaigns', async (req, res) => {
    const actor = await manager(req);
    const request = validateBody<CreateCampaignRequest>(
      'CreateCampaignRequest',
      req.body,
    );
    const made = await audited(
      auditor,
      { eventId: 'campaign-create', request: req, meta: request },
      () => campaigns.create(request, actor),
      ({ id }) => ({ campaignId: id }),
    );
    res.status(201).json(made);
  });

  router.patch('/campaigns/:id', async (req, res) => {
    const actor = await manager(req);
    const { id } = req.params;
    const request = validateBody<UpdateCampaignRequest>(
      'UpdateCampaignRequest',
      req.body,
    );
    const changed = await audited(
      auditor,
      {
        eventId: 'campaign-update',
        request: req,
        meta: { campaignId: id, ...request },
      },
      () => campaigns.update(id, request, actor),
    );
    res.json(changed);
  });

  router.post('/campaigns/:id/close', async (req, res) => {
    const actor = await manager(req);
    const { id } = req.params;
    const { reason } = validateBody<CloseCampaignRequest>(
      'CloseCampaignRequest',
      req.body,
    );
    const closed = await audited(
      auditor,
      {
        eventId: 'campaign-close',
        request: req,
        meta: { campaignId: id, reason },
      },
      () => campaigns.close(id, reason, actor),
    );
    res.json(closed);
  });

  router.post('/campaigns/:id/remind', async (req, res) => {
    await manager(req);
    const { id } = req.params;
    try {
      const recipients = await audited(
        auditor,
        { eventId: 'campaign-remind', request: req, meta: { campaignId: id } },
        async () => reminders.remindNow(await campaigns.find(id)),
        told => ({ recipients: told }),
      );
      res.json({ recipients });
    } catch (error) {
      if (error instanceof RemindedTodayError) {
        res.setHeader('Retry-After', `${error.retryAfter}`);
      }
      throw error;
    }
  });

  router.get(`${MODEL_PATH}/campaigns`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref, entity } = await access.open(modelParam(req), credentials);
    res.json({ items: await campaigns.ofModel(ref, entity) });
  });

  return router;
}
