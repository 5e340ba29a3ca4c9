import { MOST_CHANGES, type CdEvent } from 'backstage-plugin-waymark-common';
import {
  findUnstorable,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { EventLookup } from '../../ledger/EventLookup';

/** Whoever sends a webhook waits for the answer, most of them ten seconds. */
const DEADLINE_MS = 5_000;

/**
 * A deployment with the changes that its vendor's own API tells of. A delivery
 * that comes again has those of the first, so that it is a duplicate whatever the
 * API tells by then. Without an answer in time the deployment is told without.
 */
export async function withChanges(
  event: CdEvent,
  findChanges: NonNullable<TranslatedEvent['findChanges']>,
  events: Pick<EventLookup, 'find'>,
): Promise<CdEvent> {
  // What cannot be stored is refused later, and cannot be looked for
  if (findUnstorable(event)) return event;
  const [known] = await events.find([event.context]);
  const changes = known
    ? known.event.customData?.waymark?.changes
    : await findChanges(AbortSignal.timeout(DEADLINE_MS)).catch(
        () => undefined,
      );
  if (!changes || changes.length === 0) return event;
  const { customData } = event;
  return {
    ...event,
    customData: {
      ...customData,
      waymark: {
        ...customData?.waymark,
        changes: changes.slice(0, MOST_CHANGES),
      },
    },
  };
}
