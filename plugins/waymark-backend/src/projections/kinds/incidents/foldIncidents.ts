import { walk, type Steps } from '../../../kernel/time/steps';
import { environmentTier, type EnvironmentTiers } from '../../environmentTier';
import { referenceId, text, type FoldEvent } from '../../FoldEvent';
import { compareCodePoints, keyOf } from '../../order';
import type { EndWithoutStartRow } from './endsWithoutStart';
import type { IncidentRow } from './IncidentRow';

const DAY = 86_400_000;

/** An incident with all its events, before anything is blamed for it. */
export type OpenedIncident = {
  row: IncidentRow;
  /** In order, the opening one first */
  events: FoldEvent[];
};

type FoldedIncidents = {
  incidents: OpenedIncident[];
  endsWithoutStart: EndWithoutStartRow[];
};

/** Two kinds of rows are made of these, in one fold of the same events. */
const foldedOf = new WeakMap<FoldEvent[], FoldedIncidents>();

/**
 * Incidents that `model` opened, and ends of incidents that nobody opened. The
 * events come in order and may hold those of other models, or of none, that
 * share an incident's key: an incident's later events need not name its model.
 */
export function* foldIncidents(
  events: FoldEvent[],
  options: {
    model: string;
    environments: EnvironmentTiers;
    staleAfterDays: number;
  },
): Steps<FoldedIncidents> {
  const known = foldedOf.get(events);
  if (known) return known;
  const told = startsFirst(events);
  const continued = findContinued(told);
  const incidents: OpenedIncident[] = [];
  const endsWithoutStart: EndWithoutStartRow[] = [];
  const open = new Map<string, OpenedIncident>();
  yield* walk(told, event => {
    const key = incidentKey(event);
    const current = open.get(key);
    const { source, id, time: at } = event;
    if (event.kind !== 'incident.resolved') {
      if (current) {
        current.events.push(event);
      } else if (event.model !== undefined) {
        const opened = openIncident(event, options.environments);
        open.set(key, opened);
        if (event.model === options.model) incidents.push(opened);
      }
    } else if (current) {
      current.events.push(event);
      if (continued.has(keyOf(event))) return;
      current.row.endedAt = at;
      current.row.endedBy = { source, id };
      open.delete(key);
    } else if (event.model === options.model && !continued.has(keyOf(event))) {
      endsWithoutStart.push({
        source,
        id,
        at,
        ...placeOf(event, options.environments),
      });
    }
  });
  yield* walk(incidents, each => complete(each, options.staleAfterDays));
  const folded = { incidents, endsWithoutStart };
  foldedOf.set(events, folded);
  return folded;
}

/** Ends that a later start of the same key undoes, by the id it names. */
function findContinued(told: FoldEvent[]): Set<string> {
  const ends = new Map<string, FoldEvent[]>();
  for (const event of told) {
    if (event.kind !== 'incident.resolved') continue;
    const key = JSON.stringify([incidentKey(event), event.id]);
    const known = ends.get(key);
    if (known) known.push(event);
    else ends.set(key, [event]);
  }
  return new Set(
    told.flatMap(event => {
      const id = event.data.text('continues');
      if (id === undefined || event.kind === 'incident.resolved') return [];
      const named = ends.get(JSON.stringify([incidentKey(event), id])) ?? [];
      const end =
        named.find(({ source }) => source === event.source) ?? named.at(-1);
      return end ? [keyOf(end)] : [];
    }),
  );
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
        compareCodePoints(a.event.fine ?? '', b.event.fine ?? '') ||
        isEnd(a.event) - isEnd(b.event) ||
        a.index - b.index,
    )
    .map(({ event }) => event);
}

function openIncident(
  event: FoldEvent,
  environments: EnvironmentTiers,
): OpenedIncident {
  return {
    events: [event],
    row: {
      source: event.subjectSource ?? event.source,
      id: event.subjectId,
      openedBy: { source: event.source, id: event.id },
      ...placeOf(event, environments),
      startedAt: event.time,
      lastToldAt: event.time,
      description: text(event.content.description),
      url: text(event.content.ticketURI),
      rule: 'none',
    },
  };
}

function placeOf(
  event: FoldEvent,
  environments: EnvironmentTiers,
): Pick<IncidentRow, 'environment' | 'tier'> {
  const environment = referenceId(event.content, 'environment');
  const declared = event.data.text('environmentTier');
  const tier = environmentTier(declared, environment ?? '', environments);
  return { environment, tier };
}

/** What the opening event does not say, the earliest that does may. */
function complete(
  { row, events }: OpenedIncident,
  staleAfterDays: number,
): void {
  row.lastToldAt = events.at(-1)!.time;
  if (row.endedAt === undefined) {
    row.staleFrom = row.lastToldAt + staleAfterDays * DAY;
  }
  for (const event of events) {
    row.cause ??= event.data.text('cause');
    row.degradedSince ??= event.data.instant('degradedSince');
    row.description ??= text(event.content.description);
    row.url ??= text(event.content.ticketURI);
  }
}
