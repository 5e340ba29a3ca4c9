import {
  WAYMARK_EVENT_PREFIX,
  type CorrectionKind,
  type EventName,
} from 'backstage-plugin-waymark-common';

/** What a correction says; `startedAt` is ISO 8601 UTC with milliseconds. */
export type Statement =
  | {
      kind: 'incidentAttributed';
      incident: EventName;
      startedAt: string;
      /** Absent: no deployment is to blame */
      deployment?: EventName;
    }
  | {
      kind: 'incidentEnded';
      incident: EventName;
      startedAt: string;
      /** ISO 8601 UTC with milliseconds */
      endedAt: string;
    }
  | { kind: 'deploymentMarked'; deployment: EventName; unplanned: boolean }
  | { kind: 'eventWithdrawn'; event: EventName }
  | { kind: 'eventAssigned'; event: EventName };

/** A correction and what became of it. Times epoch milliseconds. */
export type CorrectionRecord = {
  id: string;
  /** Id of the event that says it */
  eventId: string;
  at: number;
  by: string;
  reason?: string;
  says: Statement;
  reversed?: { at: number; by: string; reason?: string };
  /** Neither reversed nor followed by another about the same */
  inEffect: boolean;
};

/** Subject and predicate of the event each kind of correction is. */
export const EVENT_KINDS: Record<CorrectionKind, string> = {
  incidentAttributed: 'incident.attributed',
  incidentEnded: 'incident.resolved',
  deploymentMarked: 'deployment.marked',
  eventWithdrawn: 'event.withdrawn',
  eventAssigned: 'event.assigned',
};

/** CDEvents has an event for this kind; the others are Waymark's own. */
export const RESOLVED_TYPE = 'dev.cdevents.incident.resolved.0.3.0';

/** Type of the event each kind of correction is. */
export function eventTypeOf(kind: CorrectionKind): string {
  return kind === 'incidentEnded'
    ? RESOLVED_TYPE
    : `${WAYMARK_EVENT_PREFIX}${EVENT_KINDS[kind]}.0.1.0`;
}

/** What a correction is about: of two about the same the later counts. */
export function topicOf(says: Statement): unknown[] {
  switch (says.kind) {
    case 'incidentAttributed':
    case 'incidentEnded':
      return [says.kind, says.incident, says.startedAt];
    case 'deploymentMarked':
      return [says.kind, says.deployment];
    default:
      return [says.kind, says.event];
  }
}
