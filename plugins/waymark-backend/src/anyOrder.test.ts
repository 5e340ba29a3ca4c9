import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  eventKind,
  WAYMARK_EVENT_PREFIX,
  type CdEvent,
} from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { cloudEvent } from './__testUtils__/events';
import { startEngine } from './__testUtils__/startEngine';
import { arbitraryLog } from './metrics/__testUtils__/arbitraryEvents';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The same events shuffled, some twice, cut into batches of any size. */
const arbitraryDeliveries = arbitraryLog.chain(log => {
  const events = log.map(({ event }) => sendable(event)).filter(isForAnyone);
  const delivery = fc
    .tuple(
      fc.shuffledSubarray(events, {
        minLength: events.length,
        maxLength: events.length,
      }),
      fc.subarray(events),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
    )
    .map(([shuffled, again, sizes]) => cut([...shuffled, ...again], sizes));
  return fc.tuple(delivery, delivery);
});

describe.each(databases.eachSupportedId())('deliveries on %s', databaseId => {
  it('give byte-identical figures in any order, doubled and in any batches', async () => {
    const knex = await databases.init(databaseId);
    const engine = await startEngine({ knex });
    const deliver = async (batches: CdEvent[][]): Promise<string> => {
      await engine.settled();
      for (const table of [
        ...['event_models', 'events', 'conflicts', 'pending'],
        ...['projection_rows', 'projection_refs', 'snapshots'],
      ]) {
        await knex(table).delete();
      }
      const models = new Set<string>();
      for (const batch of batches) {
        const { body } = await engine.post(batch.map(cloudEvent));
        expect(body).toMatchObject({ conflicts: [], rejected: [] });
        for (const { customData } of batch) {
          const model = customData?.waymark?.model;
          if (model) models.add(model);
        }
      }
      await engine.settled();
      const answers: string[] = [];
      for (const model of [...models].sort()) {
        const path = model.replace(':', '/');
        const { body } = await engine.get(
          `/models/${path}/metrics?from=2026-01-01T00:00:00Z&to=2026-07-01T00:00:00Z`,
        );
        // The one figure that moves with the clock
        delete body.metrics.modelFreshness;
        const deployments = await engine.get(`/models/${path}/deployments`);
        const incidents = await engine.get(`/models/${path}/incidents`);
        answers.push(JSON.stringify(body), deployments.text, incidents.text);
      }
      return answers.join('\n');
    };

    await fc.assert(
      fc.asyncProperty(arbitraryDeliveries, async ([one, other]) => {
        expect(await deliver(other)).toBe(await deliver(one));
      }),
      { numRuns: databaseId === 'SQLITE_3' ? 25 : 10 },
    );
    await engine.stop();
  });
});

/** What a valid event of these types has and no figure reads. */
const UNREAD: Record<string, JsonObject> = {
  'approval.closed': {
    approvalDetailsUrl: 'https://approvals.example/1',
    resourceTargetUrl: 'https://approvals.example/model',
    responder: 'https://approvals.example/board',
    decision: 'approved',
  },
  'artifact.packaged': { change: { id: 'c1' } },
  'incident.reported': { ticketURI: 'https://tickets.example/1' },
};

/** Sources are URIs by the time they are sent. */
function sendable(event: CdEvent): CdEvent {
  const { context, subject } = event;
  return {
    ...event,
    context: { ...context, source: encodeURI(context.source) },
    subject: {
      ...subject,
      ...(subject.source ? { source: encodeURI(subject.source) } : {}),
      content: { ...UNREAD[eventKind(context.type)!], ...subject.content },
    },
  };
}

/** Decisions are the portal's alone, and the standard wants an incident's environment. */
function isForAnyone({ context, subject }: CdEvent): boolean {
  return (
    !context.type.startsWith(WAYMARK_EVENT_PREFIX) &&
    !(context.type.includes('.incident.') && !subject.content.environment)
  );
}

function cut(events: CdEvent[], sizes: number[]): CdEvent[][] {
  const batches: CdEvent[][] = [];
  for (let start = 0, i = 0; start < events.length; i += 1) {
    const size = sizes[i % sizes.length];
    batches.push(events.slice(start, start + size));
    start += size;
  }
  return batches;
}
