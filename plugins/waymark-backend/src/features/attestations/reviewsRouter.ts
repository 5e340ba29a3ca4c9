import {
  waymarkModelReadPermission,
  waymarkReviewRequestPermission,
  type ReversalRequest,
  type ReviewRequest,
} from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import { NotFoundError } from '@backstage/errors';
import { audited } from '../../kernel/http/audited';
import { MODEL_PATH } from '../../kernel/http/modelParam';
import { principalName } from '../../kernel/http/principalName';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { Reviews } from './Reviews';
import { SIGNED_IN } from '../../kernel/http/signedIn';
import { SUBJECT_PATH, subjectParam } from '../../kernel/http/subjectParam';
import { validateBody } from '../../kernel/http/validateBody';

const PATHS = [MODEL_PATH, SUBJECT_PATH].map(path => `${path}/reviews`);

type ReviewsRouterOptions = Pick<Kernel, 'auditor' | 'httpAuth' | 'userInfo'> &
  Pick<Access, 'access' | 'openSubject'> & {
    reviews: Reviews;
  };

/** What people ask others to attest. */
export function reviewsRouter(options: ReviewsRouterOptions): express.Router {
  const { httpAuth, userInfo, access, auditor, reviews, openSubject } = options;
  const router = Router();

  const open = async (req: express.Request) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    const subject = await openSubject(subjectParam(req), credentials);
    return { credentials, subject };
  };

  router.get('/reviews', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await access.require(waymarkModelReadPermission, credentials);
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    const asked = await reviews.listOpen([
      ...new Set([userEntityRef, ...ownershipEntityRefs]),
    ]);
    const items = await Promise.all(
      asked.map(review =>
        openSubject(review.subject, credentials).then(
          () => [review],
          error => {
            if (error instanceof NotFoundError) return [];
            throw error;
          },
        ),
      ),
    );
    res.json({ items: items.flat() });
  });

  router.get(PATHS, async (req, res) => {
    const { subject } = await open(req);
    res.json({ items: await reviews.list(subject.ref) });
  });

  router.post(PATHS, async (req, res) => {
    const { credentials, subject } = await open(req);
    await access.require(
      waymarkReviewRequestPermission,
      credentials,
      subject.ref,
    );
    const request = validateBody<ReviewRequest>('ReviewRequest', req.body);
    const by = principalName(credentials);
    const { review, made } = await audited(
      auditor,
      {
        eventId: 'review-request',
        request: req,
        meta: { subject: subject.ref, ...request },
      },
      () => reviews.request(subject, request, { by, credentials }),
      result => ({ reviewId: result.review.id, made: result.made }),
    );
    res.status(made ? 201 : 200).json(review);
  });

  router.post(
    PATHS.map(path => `${path}/:id/withdraw`),
    async (req, res) => {
      const { credentials, subject } = await open(req);
      await access.require(
        waymarkReviewRequestPermission,
        credentials,
        subject.ref,
      );
      const { reason } = validateBody<ReversalRequest>(
        'ReversalRequest',
        req.body,
      );
      const { id } = req.params;
      const by = principalName(credentials);
      await audited(
        auditor,
        {
          eventId: 'review-withdraw',
          request: req,
          meta: { subject: subject.ref, reviewId: id, reason },
        },
        () => reviews.withdraw(subject.ref, id, { by, reason }),
      );
      res.status(204).end();
    },
  );

  return router;
}
