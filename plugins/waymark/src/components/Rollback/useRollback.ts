import type { Rollback } from 'backstage-plugin-waymark-common';
import { type QueryState, useCachedQuery } from '../../queries';

const POLL_MS = 1_500;

/** Whether nothing more will happen to a rollback. */
export function hasEnded(rollback: Rollback): boolean {
  return rollback.state !== 'requested' && rollback.state !== 'dispatched';
}

/** Follows a rollback until it has ended. */
export function useRollback(
  modelRef: string,
  id: string,
): QueryState<Rollback> {
  return useCachedQuery({
    key: ['model', modelRef, 'getRollback', id],
    load: api => api.getRollback(id),
    // A platform tells of its steps sooner than signals would
    pollMs: rollback => (rollback && hasEnded(rollback) ? undefined : POLL_MS),
  });
}
