import type { ModelOverview } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { type QueryState, useCachedQuery } from '../../queries';
import { useWindowParam } from './filters/useWindowParam';

/**
 * The part of a model's overview that a card shows. All cards of a page ask for
 * the overview as a whole and with the window of the URL, so that it is one
 * request for them all.
 */
export function useModelOverview<T>(
  modelRef: string,
  select: (overview: ModelOverview) => T,
): QueryState<T> {
  const [window] = useWindowParam();
  const options = { window, zone: DateTime.local().zoneName };
  return useCachedQuery({
    key: ['model', modelRef, 'getOverview', options],
    load: api => api.getOverview(modelRef, options),
    select,
  });
}
