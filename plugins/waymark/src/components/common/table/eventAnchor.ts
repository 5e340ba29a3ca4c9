import type { Incident } from 'backstage-plugin-waymark-common';

/** Names one event among all. */
export type EventName = { eventId: string; source: string };

/** Where on the Deployments tab an event stands: the id of its row. */
export function eventAnchor({ eventId, source }: EventName): string {
  return `event-${encodeURIComponent(`${source} ${eventId}`)}`;
}

/** The event that opened an incident, which its row is reached by. */
export function openingOf({ openedBy }: Incident): EventName {
  return { eventId: openedBy.id, source: openedBy.source };
}
