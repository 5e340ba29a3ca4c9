import type {
  CorrectionKind,
  EventName,
} from 'backstage-plugin-waymark-common';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';
import type { JsonObject } from '@backstage/types';
import { formatInstant, parseInstant } from '../../kernel/time/instant';
import { canonicalText } from '../../ledger/digest';
import type { LedgerEvent } from '../../ledger/Ledger';
import { isRecord, text } from '../../projections/FoldEvent';
import { compareEvents } from '../../projections/order';
import {
  RESOLVED_TYPE,
  topicOf,
  type CorrectionRecord,
  type Statement,
} from './CorrectionRecord';

/**
 * A model's corrections and assignments from the events that say them, newest
 * first, each with its reversal.
 */
export function readCorrections(
  events: Record<CorrectionKind, LedgerEvent[]>,
): CorrectionRecord[] {
  const reversals = new Map<string, LedgerEvent>();
  for (const event of events.eventWithdrawn) {
    const target = nameOf(event.event.subject.content.event);
    if (target?.source === PORTAL_EVENT_SOURCE) reversals.set(target.id, event);
  }
  const said = Object.entries(events)
    .flatMap(([kind, all]) =>
      all.map(event => ({
        kind: kind as CorrectionKind,
        ...event,
        time: saidAt(event),
      })),
    )
    .sort(compareEvents)
    .reverse();
  const settled = new Set<string>();
  return said.flatMap(event => {
    const says = statementOf(event.kind, event);
    if (!says) return [];
    const reversal = reversals.get(event.id);
    const topic = canonicalText(topicOf(says));
    const inEffect = !reversal && !settled.has(topic);
    if (inEffect) settled.add(topic);
    return [
      {
        id: event.id.slice(event.id.indexOf('/') + 1),
        eventId: event.id,
        ...signatureOf(event),
        says,
        reversed: reversal && signatureOf(reversal),
        inEffect,
      },
    ];
  });
}

/** The end of an incident happened before somebody said so. */
function saidAt({ type, time, arrivedAt }: LedgerEvent): number {
  return type === RESOLVED_TYPE ? arrivedAt : time;
}

/** What was decided, where the standard's content has no room for it too. */
function decidedIn({ event: { subject, customData } }: LedgerEvent) {
  const { decision } = (customData?.waymark ?? {}) as JsonObject;
  return isRecord(decision) ? decision : subject.content;
}

/** Undefined for what is no correction: the reversal of one. */
function statementOf(
  kind: CorrectionKind,
  event: LedgerEvent,
): Statement | undefined {
  const content = decidedIn(event);
  const named = nameOf(content.event);
  const deployment = nameOf(content.deployment);
  switch (kind) {
    case 'incidentAttributed': {
      const incident = nameOf(content.incident);
      const startedAt = text(content.startedAt);
      return incident && startedAt
        ? { kind, incident, startedAt, deployment }
        : undefined;
    }
    case 'incidentEnded': {
      const { subject, context } = event.event;
      const startedAt = text(content.startedAt);
      return subject.source !== undefined && startedAt
        ? {
            kind,
            incident: { source: subject.source, id: subject.id },
            startedAt,
            endedAt: formatInstant(parseInstant(context.timestamp)!),
          }
        : undefined;
    }
    case 'deploymentMarked':
      return (
        deployment && {
          kind,
          deployment,
          unplanned: content.unplanned === true,
        }
      );
    case 'eventWithdrawn':
      return named && named.source !== PORTAL_EVENT_SOURCE
        ? { kind, event: named }
        : undefined;
    default:
      return named && { kind, event: named };
  }
}

function signatureOf(event: LedgerEvent) {
  const { by, reason } = decidedIn(event);
  return { at: event.time, by: text(by) ?? '', reason: text(reason) };
}

function nameOf(value: unknown): EventName | undefined {
  return isRecord(value)
    ? { source: String(value.source), id: String(value.id) }
    : undefined;
}
