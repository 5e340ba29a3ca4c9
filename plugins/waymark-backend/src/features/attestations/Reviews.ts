import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { Review, ReviewRequest } from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import type { AccessibleSubject } from '../../kernel/access/openSubject';
import { PORTAL_EVENT_SOURCE, type Ledger } from '../../ledger/Ledger';
import { answerOf } from '../../maturity/answerOf';
import type { MaturityService } from '../../maturity/MaturityService';
import { toReview } from '../../maturity/toReview';
import type { Notifier } from '../../kernel/notify/Notifier';
import { scorecardPath } from '../../kernel/notify/scorecardPath';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';
import { decisionEventId } from '../../decisions/LedgerDecisionRecorder';
import { recordWithdrawal } from '../../decisions/recordWithdrawal';

const KIND = 'review.requested';

export type ReviewsOptions = {
  ledger: Pick<Ledger, 'readDecisions'>;
  recorder: DecisionRecorder;
  projections: Pick<ProjectionReader, 'getRows'>;
  maturity: MaturityService;
  notifier: Notifier;
  /** An entity the caller may see */
  getEntity: (
    ref: string,
    credentials: BackstageCredentials,
  ) => Promise<Entity | undefined>;
  now?: () => number;
};

/** What people ask others to attest, of models, teams and the platform. */
export class Reviews {
  static create(options: ReviewsOptions): Reviews {
    return new Reviews(options);
  }

  private constructor(private readonly options: ReviewsOptions) {}

  /** Of one subject, newest first; withdrawn ones are not among them */
  async list(subject: string): Promise<Review[]> {
    const { projections } = this.options;
    const { attestations, reviews } = await projections.getRows(subject, {
      kinds: ['attestations', 'reviews'],
    });
    return reviews
      .map(review => toReview(review, answerOf(review, attestations)))
      .reverse();
  }

  /** Open ones asked of any of these users and groups, oldest first */
  async listOpen(reviewers: string[]): Promise<Review[]> {
    const asked = await this.options.ledger.readDecisions(
      `${WAYMARK_EVENT_PREFIX}${KIND}.0.1.0`,
    );
    const subjects = new Set(
      asked.flatMap(({ model, event: { subject } }) =>
        model && reviewers.includes(String(subject.content.reviewer))
          ? [model]
          : [],
      ),
    );
    const lists = await Promise.all([...subjects].map(ref => this.list(ref)));
    return lists
      .flat()
      .filter(({ answer, reviewer }) => !answer && reviewers.includes(reviewer))
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  /**
   * `made` is false where the reviewer was asked before and did not answer yet.
   *
   * @throws InputError when nobody is asked for the criterion, or the catalog
   *   shows the caller no such user or group
   */
  async request(
    { ref: subject, subject: kind, entity }: AccessibleSubject,
    request: ReviewRequest,
    asker: { by: string; credentials: BackstageCredentials },
  ): Promise<{ review: Review; made: boolean }> {
    const { recorder, maturity, getEntity, now = Date.now } = this.options;
    const { framework, criterion } = request;
    const { question } = maturity.findAttested(kind, request);
    const reviewer = request.reviewer.toLocaleLowerCase('en-US');
    if (!(await getEntity(reviewer, asker.credentials))) {
      throw new InputError(`'reviewer': the catalog shows you no ${reviewer}`);
    }
    const known = (await this.list(subject)).find(
      review =>
        !review.answer &&
        review.reviewer === reviewer &&
        review.framework === framework &&
        review.criterion === criterion,
    );
    if (known) return { review: known, made: false };

    const review = randomUUID();
    const { by } = asker;
    const note = request.note?.trim() || undefined;
    const at = now();
    await recorder.record({
      ...{ kind: KIND, subjectId: subject, id: review, model: subject, at, by },
      content: {
        ...{ review, framework, criterion, reviewer },
        ...(note ? { note } : {}),
      },
    });
    await this.options.notifier.send({
      to: [reviewer],
      title: `Review asked for: ${entity?.metadata.title ?? subject}`,
      description: note ? `${question} ${note}` : question,
      link: scorecardPath(subject, request),
      topic: 'waymark-review',
      scope: review,
    });
    const source = PORTAL_EVENT_SOURCE;
    const id = decisionEventId({ kind: KIND, id: review, subjectId: '' });
    return {
      made: true,
      review: toReview({
        ...{ source, id, review, subject, framework, criterion },
        ...{ reviewer, note, by, at },
      }),
    };
  }

  /**
   * @throws NotFoundError when there is none, or it was withdrawn before
   * @throws NotAllowedError when somebody else asked for it
   */
  async withdraw(
    subject: string,
    review: string,
    options: { by: string; reason: string },
  ): Promise<void> {
    const { recorder, projections, now = Date.now } = this.options;
    const { reviews } = await projections.getRows(subject, {
      kinds: ['reviews'],
    });
    const found = reviews.find(row => row.review === review);
    if (!found) throw new NotFoundError(`${subject} has no review ${review}`);
    if (found.by !== options.by) {
      throw new NotAllowedError(`Only ${found.by} may withdraw this review`);
    }
    await recordWithdrawal(
      recorder,
      { ...found, name: review, subject },
      { ...options, now: now() },
    );
  }
}
