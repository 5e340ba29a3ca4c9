import { useApi } from '@backstage/core-plugin-api';
import type { Rollback } from 'backstage-plugin-waymark-common';
import useInterval from 'react-use/esm/useInterval';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { type ModelData, useModelData } from '../../hooks/useModelData';

const POLL_MS = 1_500;

/** Whether nothing more will happen to a rollback. */
export function hasEnded(rollback: Rollback): boolean {
  return rollback.state !== 'requested' && rollback.state !== 'dispatched';
}

/** Follows a rollback until it has ended. */
export function useRollback(modelRef: string, id: string): ModelData<Rollback> {
  const api = useApi(waymarkApiRef);
  const data = useModelData(modelRef, () => api.getRollback(id), [id]);
  const { value, error } = data;
  // While it cannot be reached, the slower refetch of useModelData goes on
  const follow = !error && (!value || !hasEnded(value));
  useInterval(data.retry, follow ? POLL_MS : null);
  return data;
}
