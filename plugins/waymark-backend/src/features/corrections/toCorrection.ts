import type { Correction, EventName } from 'backstage-plugin-waymark-common';
import type { EventLookup } from '../../ledger/EventLookup';
import { keyOf } from '../../projections/order';
import { toBrief } from '../../projections/toBrief';
import { formatInstant } from '../../kernel/time/instant';
import type { CorrectionRecord, Statement } from './CorrectionRecord';

/** Corrections as the API tells them. */
export async function toCorrections(
  records: CorrectionRecord[],
  events: EventLookup,
): Promise<Correction[]> {
  const named = records.flatMap(({ says }) =>
    'event' in says ? says.event : [],
  );
  const briefs = new Map(
    (await events.find(named)).map(found => [keyOf(found), toBrief(found)]),
  );
  return records.map(({ says, reversed, ...record }): Correction => {
    const { at, by, reason } = record;
    return {
      id: record.id,
      kind: says.kind,
      at: formatInstant(at),
      by,
      reason: reason ?? null,
      reversed: reversed
        ? {
            at: formatInstant(reversed.at),
            by: reversed.by,
            reason: reversed.reason ?? null,
          }
        : null,
      inEffect: record.inEffect,
      ...('event' in says
        ? { event: briefs.get(keyOf(says.event)) }
        : contentOf(says)),
    };
  });
}

function contentOf(
  says: Exclude<Statement, { event: EventName }>,
): Partial<Correction> {
  return says.kind === 'incidentAttributed'
    ? { ...says, deployment: says.deployment ?? null }
    : says;
}
