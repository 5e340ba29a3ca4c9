/** Names one event among all. */
export function eventKey(event: { source: string; eventId: string }): string {
  return `${event.source} ${event.eventId}`;
}
