import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import { keyOf, type EventKey } from '../../order';
import type { RowKindDefinition } from '../RowKindDefinition';
import { foldIncidents } from './foldIncidents';

/** The end of an incident of which no start is known. Times are epoch milliseconds. */
export type EndWithoutStartRow = EventKey & {
  at: number;
  environment?: string;
  tier: EnvironmentTier;
};

/** Ends of incidents that nobody opened; they are ignored, and listed. */
export const endsWithoutStart: RowKindDefinition<EndWithoutStartRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  *fold({ model, all, options }) {
    return (yield* foldIncidents(all, { model, ...options })).endsWithoutStart;
  },
};
