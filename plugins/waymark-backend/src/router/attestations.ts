import {
  waymarkControlAttestPermission,
  type AttestationRequest,
  type ReversalRequest,
} from '@waymark/backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { MODEL_PATH } from './modelParam';
import { principalName } from './principalName';
import type { RouterOptions } from './RouterOptions';
import { SIGNED_IN } from './signedIn';
import { SUBJECT_PATH, subjectParam } from './subjectParam';
import { validateBody } from './validateBody';

const PATHS = [MODEL_PATH, SUBJECT_PATH].map(path => `${path}/attestations`);

/** What people give their word for. */
export function attestationsRouter(options: RouterOptions): express.Router {
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
    await access.require(waymarkControlAttestPermission, credentials);
    const request = validateBody<AttestationRequest>(
      'AttestationRequest',
      req.body,
    );
    const audit = await auditor.createEvent({
      eventId: 'attestation-make',
      severityLevel: 'medium',
      request: req,
      meta: { subject: subject.ref, ...request },
    });
    try {
      const by = principalName(credentials);
      const made = await attestations.attest(subject, request, by);
      await audit.success({ meta: { attestationId: made.id } });
      res.status(201).json(made);
    } catch (error) {
      await audit.fail({ error: error as Error });
      throw error;
    }
  });

  router.post(
    PATHS.map(path => `${path}/:id/withdraw`),
    async (req, res) => {
      const { credentials, ref } = await open(req);
      await access.require(waymarkControlAttestPermission, credentials);
      const { reason } = validateBody<ReversalRequest>(
        'ReversalRequest',
        req.body,
      );
      const { id } = req.params;
      const audit = await auditor.createEvent({
        eventId: 'attestation-withdraw',
        severityLevel: 'medium',
        request: req,
        meta: { subject: ref, attestationId: id, reason },
      });
      try {
        const by = principalName(credentials);
        await attestations.withdraw(ref, id, { by, reason });
        await audit.success();
        res.status(204).end();
      } catch (error) {
        await audit.fail({ error: error as Error });
        throw error;
      }
    },
  );

  return router;
}
