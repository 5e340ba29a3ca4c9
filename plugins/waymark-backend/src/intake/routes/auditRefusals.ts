import type { AuditorService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Sender, Verdict } from '../ingest/IngestService';

/** Refusals of one request that the audit log keeps with their reasons. */
const KEPT = 3;

/** Has the audit log keep that somebody sent what they may not say. */
export async function auditRefusals(
  auditor: AuditorService,
  { sender, verdicts }: { sender: Sender; verdicts: Verdict[] },
): Promise<void> {
  const refused = verdicts.flatMap(verdict =>
    verdict.status === 'rejected' ? [verdict] : [],
  );
  if (refused.length === 0) return;
  const audit = await auditor.createEvent({
    eventId: 'event-refuse',
    severityLevel: 'low',
    // Without the request: the auditor would look for a Backstage token in it
    meta: {
      sender: sender.name,
      refused: refused.length,
      first: refused.slice(0, KEPT).map(({ id, faults }) => ({
        id: id?.slice(0, 200) ?? null,
        faults: faults
          .slice(0, KEPT)
          .map(({ path, message }) => `${path} ${message}`.slice(0, 300)),
      })),
    },
  });
  const [{ faults }] = refused;
  const [{ path, message }] = faults;
  await audit.fail({
    error: new InputError(`${path} ${message}`.slice(0, 300)),
  });
}
