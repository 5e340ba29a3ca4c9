import type { JsonObject } from '@backstage/types';
import type { RollbackState } from 'backstage-plugin-waymark-common';
import type { DecisionRecorder } from '../../decisions/DecisionRecorder';
import type { RollbackRecord } from './RollbackRecord';

const PORTAL = 'plugin:waymark';

/**
 * Puts into the ledger what a rollback's state says and the ledger does not
 * yet. Everything comes from the record, so that doing it again after a crash
 * appends the same events.
 */
export async function recordDecisions(
  recorder: DecisionRecorder,
  record: RollbackRecord,
): Promise<void> {
  const states: RollbackState[] = [];
  if (record.recordedState === undefined) states.push('requested');
  if (record.state !== 'requested') states.push(record.state);
  for (const state of states) {
    const { at, by, content } = describe(record, state);
    await recorder.record({
      kind: `rollback.${state}`,
      subjectId: record.id,
      model: record.model,
      at,
      by,
      content: JSON.parse(
        JSON.stringify({ environment: record.environment, ...content }),
      ),
    });
  }
}

function describe(
  record: RollbackRecord,
  state: RollbackState,
): {
  at?: number;
  by: string;
  content: { [key: string]: JsonObject[string] | undefined };
} {
  switch (state) {
    case 'requested':
      return {
        at: record.requestedAt,
        by: record.requestedBy,
        content: {
          fromVersion: record.fromVersion,
          toVersion: record.toVersion,
          reverts: record.reverts,
          reason: record.reason,
        },
      };
    case 'dispatched':
      return {
        at: record.dispatchedAt,
        by: PORTAL,
        content: {
          executor: record.executor,
          run: record.runId,
          url: record.runUrl,
        },
      };
    case 'confirmed':
      return {
        at: record.endedAt,
        by: PORTAL,
        content: {
          toVersion: record.toVersion,
          confirmedBy: record.confirmedBy,
        },
      };
    default:
      return {
        at: record.endedAt,
        by: record.endedBy ?? PORTAL,
        content: { message: record.message },
      };
  }
}
