import { eventKind, type CdEvent } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { foldInput } from '../../__testUtils__/events';
import {
  arbitraryLog,
  EPOCH,
  MODEL,
  TICK,
  TICKS,
} from '../../metrics/__testUtils__/arbitraryEvents';
import { foldModel } from '../../projections/foldModel';
import { parseInstant } from '../../kernel/time/instant';

const PORTAL = '/waymark/portal';

/** A decision of the portal, `nth` after everything that happened. */
function decision(kind: string, nth: number, content: any): CdEvent {
  return {
    context: {
      specversion: '0.5.1',
      id: `${kind}/${nth}`,
      source: PORTAL,
      type: `dev.cdeventsx.waymark-${kind}.0.1.0`,
      timestamp: new Date(EPOCH + (TICKS + 10 + nth) * TICK).toISOString(),
    },
    subject: { id: 'decided', content },
    customData: { waymark: { model: MODEL } },
  };
}

/** What somebody might decide about an event of the log. */
function decide(event: CdEvent, nth: number): CdEvent {
  const { source, id, timestamp, type } = event.context;
  const named = { source, id };
  const kind = eventKind(type)!;
  if (!event.customData?.waymark?.model) {
    return decision('event.assigned', nth, { event: named, model: MODEL });
  }
  if (kind.startsWith('incident.')) {
    return decision('incident.attributed', nth, {
      incident: {
        source: event.subject.source ?? source,
        id: event.subject.id,
      },
      startedAt: new Date(parseInstant(timestamp)!).toISOString(),
    });
  }
  return kind.startsWith('service.') && nth % 2
    ? decision('deployment.marked', nth, {
        deployment: named,
        unplanned: nth % 4 === 1,
      })
    : decision('event.withdrawn', nth, { event: named });
}

function fold(events: readonly CdEvent[]) {
  const { progress, ...rows } = foldModel(
    MODEL,
    events.map(event => foldInput(event)),
  );
  return rows;
}

describe('corrections', () => {
  it('count the same in any order, and reversed leave nothing behind', () => {
    const scenario = arbitraryLog.chain(log => {
      const events = log.map(({ event }) => event);
      return fc
        .subarray(events)
        .map(chosen => chosen.map(decide))
        .chain(decisions => {
          const reversals = decisions.map(({ context }, nth) =>
            decision('event.withdrawn', 100 + nth, {
              event: { source: PORTAL, id: context.id },
            }),
          );
          const all = [...events, ...decisions, ...reversals];
          const shuffled = (of: CdEvent[]) =>
            fc.shuffledSubarray(of, { minLength: of.length });
          return fc.record({
            events: fc.constant(events),
            decided: fc.constant([...events, ...decisions]),
            decidedInAnyOrder: shuffled([...events, ...decisions]),
            reversed: shuffled(all),
          });
        });
    });
    fc.assert(
      fc.property(scenario, of => {
        expect(fold(of.decidedInAnyOrder)).toEqual(fold(of.decided));
        expect(fold(of.reversed)).toEqual(fold(of.events));
      }),
      { numRuns: 200 },
    );
  });
});
