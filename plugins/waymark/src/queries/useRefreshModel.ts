import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useCallback } from 'react';
import { waymarkApiRef } from '../api/waymarkApiRef';
import { LiveQueries } from './LiveQueries';

/** Asks again all that is shown of a model, after the viewer changed something. */
export function useRefreshModel(modelRef: string): () => void {
  const api = useApi(waymarkApiRef);
  const { client } = LiveQueries.of(api, useApiHolder().get(signalApiRef));
  return useCallback(
    () => void client.invalidateQueries({ queryKey: ['model', modelRef] }),
    [client, modelRef],
  );
}
