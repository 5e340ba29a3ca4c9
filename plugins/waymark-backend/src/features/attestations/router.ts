import {
  waymarkControlAttestPermission,
  type AttestationRequest,
  type ReversalRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH } from '../../kernel/http/modelParam';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Attestations } from './Attestations';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { SUBJECT_PATH, subjectParam } from '../../kernel/http/subjectParam';
import { validateBody } from '../../kernel/http/validateBody';

const PATHS = [MODEL_PATH, SUBJECT_PATH].map(path => `${path}/attestations`);

type AttestationsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth'> &
  Pick<Access, 'access' | 'openSubject'> & {
    attestations: Attestations;
  };

/** What people give their word for. */
export function attestationsRouter(
  options: AttestationsRouterOptions,
): express.Router {
  const { httpAuth, access, auditor, attestations, openSubject } = options;
  const router = Router();

  const open = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const subject = await openSubject(subjectParam(req), credentials);
    return { credentials, ...subject };
  };

  router.get(PATHS, async (req, res) => {
    const { ref } = await open(req);
    res.json({ items: await attestations.list(ref) });
  });

  router.post(PATHS, async (req, res) => {
    const { credentials, ...subject } = await open(req);
    await access.require(
      waymarkControlAttestPermission,
      credentials,
      subject.ref,
    );
    const request = validateBody<AttestationRequest>(
      'AttestationRequest',
      req.body,
    );
    const by = principalName(credentials);
    const made = await audited(
      auditor,
      {
        eventId: 'attestation-make',
        request: req,
        meta: { subject: subject.ref, ...request },
      },
      () => attestations.attest(subject, request, by),
      ({ id }) => ({ attestationId: id }),
    );
    res.status(201).json(made);
  });

  router.post(
    PATHS.map(path => `${path}/:id/withdraw`),
    async (req, res) => {
      const { credentials, ref } = await open(req);
      await access.require(waymarkControlAttestPermission, credentials, ref);
      const { reason } = validateBody<ReversalRequest>(
        'ReversalRequest',
        req.body,
      );
      const { id } = req.params;
      const by = principalName(credentials);
      await audited(
        auditor,
        {
          eventId: 'attestation-withdraw',
          request: req,
          meta: { subject: ref, attestationId: id, reason },
        },
        () => attestations.withdraw(ref, id, { by, reason }),
      );
      res.status(204).end();
    },
  );

  return router;
}
