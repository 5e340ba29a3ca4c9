import { InputError } from '@backstage/errors';
import {
  waymarkEventCorrectPermission,
  type CorrectionKind,
  type CorrectionRequest,
  type ReversalRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { EVENT_KINDS, type CorrectionRecord } from './CorrectionRecord';
import { toCorrections } from './toCorrection';
import { toStatement } from './toStatement';
import { parsePage, toPage } from '../../kernel/http/page';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH, modelParam } from '../../kernel/http/modelParam';
import { principalName } from '../../kernel/http/principalName';
import { optionalText } from '../../kernel/http/queryParams';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { LedgerRoom } from '../../ledger/createLedger';
import type { Corrections } from './Corrections';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { validateBody } from '../../kernel/http/validateBody';

const SCHEMAS: Partial<Record<string, string>> = {
  incidentAttributed: 'AttributionCorrection',
  incidentEnded: 'EndCorrection',
  deploymentMarked: 'MarkCorrection',
  eventWithdrawn: 'WithdrawalCorrection',
};

type CorrectionsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access'> &
  Pick<LedgerRoom, 'events'> & {
    corrections: Corrections;
  };

/** What people correct of a model. */
export function correctionsRouter(
  options: CorrectionsRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, corrections, events } = options;
  const router = Router();
  const toWire = async (record: CorrectionRecord) =>
    (await toCorrections([record], events))[0];

  router.get(`${MODEL_PATH}/corrections`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    const kinds = readKinds(optionalText(req.query, 'kind'));
    const page = toPage(
      await corrections.list(ref, kinds),
      parsePage(req.query),
    );
    res.json({ ...page, items: await toCorrections(page.items, events) });
  });

  router.post(`${MODEL_PATH}/corrections`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    await access.require(waymarkEventCorrectPermission, credentials, ref);
    const request = readRequest(req.body);
    const by = principalName(credentials);
    const { correction, made } = await audited(
      auditor,
      {
        eventId: 'correction-make',
        request: req,
        meta: { model: ref, ...request },
      },
      () =>
        corrections.make(ref, toStatement(request), {
          by,
          reason: request.reason,
        }),
      result => ({ correctionId: result.correction.id, made: result.made }),
    );
    res.status(made ? 201 : 200).json(await toWire(correction));
  });

  router.post(`${MODEL_PATH}/corrections/:id/reverse`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const { ref } = await access.open(modelParam(req), credentials);
    await access.require(waymarkEventCorrectPermission, credentials, ref);
    const { reason } = validateBody<ReversalRequest>(
      'ReversalRequest',
      req.body,
    );
    const { id } = req.params;
    const by = principalName(credentials);
    const reversed = await audited(
      auditor,
      {
        eventId: 'correction-reverse',
        request: req,
        meta: { model: ref, correctionId: id, reason },
      },
      () => corrections.reverse(ref, id, { by, reason }),
    );
    res.json(await toWire(reversed));
  });

  return router;
}

/** Checked by the schema of its kind, whose faults say more than those of all. */
function readRequest(body: any): CorrectionRequest {
  const schema = SCHEMAS[body?.kind];
  if (!schema) {
    throw new InputError(
      `'kind' must be one of ${Object.keys(SCHEMAS).join(', ')}`,
    );
  }
  return validateBody<CorrectionRequest>(schema, body);
}

function readKinds(value: string | undefined): CorrectionKind[] | undefined {
  return value?.split(',').map(kind => {
    if (!(kind in EVENT_KINDS)) {
      throw new InputError(`There are no corrections of kind ${kind}`);
    }
    return kind as CorrectionKind;
  });
}
