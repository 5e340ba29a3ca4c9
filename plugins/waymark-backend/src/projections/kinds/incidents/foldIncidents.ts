import { environmentTier, type EnvironmentTiers } from '../../environmentTier';
import { referenceId, text, type FoldEvent } from '../../FoldEvent';
import { keyOf } from '../../order';
import type { IncidentRow } from './IncidentRow';

/** An incident with all its events, before anything is blamed for it. */
export type OpenedIncident = {
  row: IncidentRow;
  /** In order, the opening one first */
  events: FoldEvent[];
};

/**
 * Incidents that `model` opened. The events come in order and may hold those
 * of other models, or of none, that share an incident's key: an incident's
 * later events need not name its model.
 */
export function foldIncidents(
  events: FoldEvent[],
  options: { model: string; environments: EnvironmentTiers },
): OpenedIncident[] {
  const all: OpenedIncident[] = [];
  const open = new Map<string, OpenedIncident>();
  for (const event of startsFirst(events)) {
    const key = incidentKey(event);
    const current = open.get(key);
    if (event.kind === 'incident.resolved') {
      if (!current) continue;
      current.events.push(event);
      current.row.endedAt = event.time;
      current.row.endedBy = { source: event.source, id: event.id };
      open.delete(key);
    } else if (current) {
      current.events.push(event);
    } else {
      const opened = openIncident(event, options.environments);
      open.set(key, opened);
      all.push(opened);
    }
  }
  const own = all.filter(({ events: [opening] }) => {
    return opening.model === options.model && opening.content.environment;
  });
  for (const incident of own) complete(incident);
  return own;
}

/** Key of the incident an event belongs to: its subject's source and id. */
function incidentKey(event: {
  source: string;
  subjectId: string;
  subjectSource?: string;
}): string {
  return keyOf({
    source: event.subjectSource ?? event.source,
    id: event.subjectId,
  });
}

/** At equal time a start comes before an end. */
function startsFirst(events: FoldEvent[]): FoldEvent[] {
  const isEnd = (event: FoldEvent) =>
    Number(event.kind === 'incident.resolved');
  return events
    .filter(event => event.kind.startsWith('incident.'))
    .map((event, index) => ({ event, index }))
    .sort(
      (a, b) =>
        a.event.time - b.event.time ||
        isEnd(a.event) - isEnd(b.event) ||
        a.index - b.index,
    )
    .map(({ event }) => event);
}

function openIncident(
  event: FoldEvent,
  environments: EnvironmentTiers,
): OpenedIncident {
  const environment = referenceId(event.content, 'environment') ?? '';
  return {
    events: [event],
    row: {
      source: event.subjectSource ?? event.source,
      id: event.subjectId,
      openedBy: { source: event.source, id: event.id },
      environment,
      tier: environmentTier(
        event.data.text('environmentTier'),
        environment,
        environments,
      ),
      startedAt: event.time,
      cause: event.data.text('cause'),
      description: text(event.content.description),
      url: text(event.content.ticketURI),
      rule: 'none',
    },
  };
}

/** Adds what the opening event does not say, from the earliest event that does. */
function complete({ row, events }: OpenedIncident): void {
  for (const event of events) {
    row.degradedSince ??= event.data.instant('degradedSince');
    row.description ??= text(event.content.description);
    row.url ??= text(event.content.ticketURI);
  }
}
