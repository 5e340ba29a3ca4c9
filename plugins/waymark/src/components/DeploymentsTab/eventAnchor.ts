/** Names one event among all. */
export type EventName = { eventId: string; source: string };

/** Where on the Deployments tab an event stands: the id of its row. */
export function eventAnchor({ eventId, source }: EventName): string {
  return `event-${encodeURIComponent(`${source} ${eventId}`)}`;
}
