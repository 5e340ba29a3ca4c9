import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  Attestation,
  AttestationRequest,
  MaturityFramework,
} from 'backstage-plugin-waymark-common';
import { DateTime, Duration } from 'luxon';
import type { MaturityService } from '../../maturity/MaturityService';
import { toAttestation } from '../../maturity/toAttestation';
import { attestations } from '../../projections/kinds/attestations';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import { formatInstant } from '../../kernel/time/instant';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';
import { decisionEventId } from '../../decisions/LedgerDecisionRecorder';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import { recordWithdrawal } from '../../decisions/recordWithdrawal';

const KIND = 'control.attested';
/** The longest any attestation may hold. */
const LONGEST = Duration.fromObject({ years: 2 });

export type AttestationsOptions = {
  recorder: DecisionRecorder;
  projections: Pick<ProjectionReader, 'getRowsOf'>;
  maturity: MaturityService;
  now?: () => number;
};

/** Whom an attestation is about. */
export type AttestedSubject = {
  ref: string;
  subject: MaturityFramework['subject'];
};

/** What people give their word for, about models, teams and the platform. */
export class Attestations {
  static create(options: AttestationsOptions): Attestations {
    return new Attestations(options);
  }

  private constructor(private readonly options: AttestationsOptions) {}

  /** Those in effect or expired, newest first; withdrawn ones are not among them */
  async list(subject: string): Promise<Attestation[]> {
    const rows = await this.options.projections.getRowsOf(
      subject,
      attestations,
    );
    return rows.map(toAttestation).reverse();
  }

  /**
   * @throws InputError when nobody is asked for it, the link is not https, or
   *   the expiry is not ahead or further than the criterion or two years allow
   */
  async attest(
    { ref: subject, subject: kind }: AttestedSubject,
    request: AttestationRequest,
    by: string,
  ): Promise<Attestation> {
    const { recorder, now = Date.now } = this.options;
    const { framework, criterion, statement, link } = request;
    const at = now();
    const expiresAt = this.#expiry(kind, request, at);
    if (!URL.canParse(link) || new URL(link).protocol !== 'https:') {
      throw new InputError("'link' must be an https address");
    }
    const attestation = randomUUID();
    await recorder.record({
      kind: KIND,
      subjectId: subject,
      id: attestation,
      model: subject,
      at,
      by,
      content: {
        attestation,
        framework,
        criterion,
        statement,
        link,
        expiresAt: formatInstant(expiresAt),
      },
    });
    const source = PORTAL_EVENT_SOURCE;
    const id = decisionEventId({ kind: KIND, id: attestation, subjectId: '' });
    return toAttestation({
      ...{ source, id, attestation, subject, framework, criterion },
      ...{ statement, link, by, at, expiresAt },
    });
  }

  /** @throws NotFoundError when there is none, or it was withdrawn before */
  async withdraw(
    subject: string,
    attestation: string,
    options: { by: string; reason: string },
  ): Promise<void> {
    const { recorder, projections, now = Date.now } = this.options;
    const rows = await projections.getRowsOf(subject, attestations);
    const found = rows.find(row => row.attestation === attestation);
    if (!found) {
      throw new NotFoundError(`${subject} has no attestation ${attestation}`);
    }
    await recordWithdrawal(
      recorder,
      { ...found, name: attestation, subject },
      { ...options, now: now() },
    );
  }

  #expiry(
    kind: AttestedSubject['subject'],
    request: AttestationRequest,
    at: number,
  ): number {
    const asked = this.options.maturity.findAttested(kind, request);
    const expires = DateTime.fromISO(request.expiresAt, { zone: 'utc' });
    const start = DateTime.fromMillis(at, { zone: 'utc' });
    const latest = DateTime.min(
      start.plus(Duration.fromISO(asked.expiresAfter)),
      start.plus(LONGEST),
    ).endOf('day');
    if (!expires.isValid || expires <= start || expires > latest) {
      throw new InputError(
        `'expiresAt' must be ahead, and no later than ${latest.toISODate()}`,
      );
    }
    return expires.toMillis();
  }
}
