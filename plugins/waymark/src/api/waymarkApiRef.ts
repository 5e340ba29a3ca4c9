import { createApiRef } from '@backstage/core-plugin-api';
import type { WaymarkApi } from 'backstage-plugin-waymark-common';

/**
 * The client of Waymark's HTTP API that every card and page asks.
 *
 * @public
 */
export const waymarkApiRef = createApiRef<WaymarkApi>({
  id: 'plugin.waymark.client',
});
