import { writeEvent } from '../../ledger/writeEvent';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { cdEvent } from '../../__testUtils__/events';
import { LedgerDecisionRecorder } from '../../decisions/LedgerDecisionRecorder';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseLedger } from '../../ledger/DatabaseLedger';
import { EventLookup } from '../../ledger/EventLookup';
import { Assignments } from './Assignments';
import { AssignmentWatch } from './AssignmentWatch';
import { UnassignedStore } from '../../ledger/UnassignedStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const SLUG = 'gitlab.com/project-slug';
const AT = '2026-06-01T00:00:00.000Z';

function known(...names: string[]): Map<string, Entity> {
  return new Map(
    names.map(name => [
      `model:default/${name}`,
      {
        apiVersion: 'waymark.dev/v1alpha1',
        kind: 'Model',
        metadata: { name, annotations: { [SLUG]: 'lending/models' } },
      },
    ]),
  );
}

describe.each(databases.eachSupportedId())('the catalog on %s', databaseId => {
  it('gives events their model when it comes to know it, once', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const recorder = LedgerDecisionRecorder.create({
      ledger,
      onAppended: () => {},
    });
    const store = UnassignedStore.create({ database: knex });
    const events = EventLookup.create({ database: knex });
    const assignments = Assignments.create({ store, events, recorder });
    let now = 0;
    const watch = AssignmentWatch.create({
      annotations: [],
      database: knex,
      store,
      assignments,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    const append = (kind: string, id: string) => {
      const event = cdEvent(kind, { id, at: AT });
      return ledger.append([
        {
          event,
          ...writeEvent(event),
          time: Date.parse(AT),
          rule: 'none',
          hints: [{ annotation: SLUG, value: 'lending/models' }],
          door: 'webhooks/gitlab',
          sender: 'gitlab',
        },
      ]);
    };
    const modelsOf = async (id: string) => {
      const source = '/pipelines/credit-risk';
      return (await events.find([{ source, id }]))[0].models.sort();
    };

    await append('service.deployed', 'd1');
    await append('change.merged', 'm1');
    await append('service.upgraded', 'd0');
    await knex('unassigned')
      .where({ type: 'dev.cdevents.service.upgraded.0.3.0' })
      .delete();
    await watch.assignKnown(known());
    // Lost from the list it is listed again, as far as the event itself says
    expect(await store.listGroups({ offset: 0, limit: 9 })).toMatchObject({
      total: 3,
      items: expect.arrayContaining([
        expect.objectContaining({
          hints: [
            { annotation: 'waymark.dev/service-id', value: 'credit-risk' },
          ],
        }),
      ]),
    });
    expect(await modelsOf('d1')).toEqual([]);

    await watch.assignKnown(known('limits', 'scores'));
    expect(await modelsOf('d1')).toEqual([]);
    expect(await modelsOf('m1')).toContain('model:default/limits');
    const types = 'dev.cdeventsx.waymark-event.assigned.0.1.0';
    const decisions = await ledger.readDecisions(types);
    expect(decisions.map(({ model }) => model).sort()).toEqual([
      'model:default/limits',
      'model:default/scores',
    ]);

    await watch.assignKnown(known('scores'));
    expect(await modelsOf('d1')).toEqual(['model:default/scores']);
    const [decision] = await ledger.readDecisions(types, {
      model: 'model:default/scores',
    });
    expect(decision.event.subject.content).toMatchObject({
      by: 'catalog',
      rule: `annotation:${SLUG}`,
    });

    // What a person takes back stays taken back
    await recorder.record({
      kind: 'event.withdrawn',
      subjectId: 'd1',
      model: 'model:default/scores',
      by: 'user:default/someone',
      content: {
        event: (await ledger.readDecisions(types))
          .filter(({ event }) => event.subject.id === 'd1')
          .map(({ source, id }) => ({ source, id }))[0],
      },
    });
    await watch.assignKnown(known('scores', 'other'));
    await watch.assignKnown(known('scores'));
    expect(await modelsOf('d1')).toEqual([]);

    // Another replica may have judged by what the catalog said before
    now += 30_000;
    await append('service.deployed', 'd2');
    await watch.assignKnown(known('scores'));
    expect(await modelsOf('d2')).toEqual(['model:default/scores']);

    // Or could not ask it, when it said the same before and after
    now += 3_600_000;
    await append('service.deployed', 'd3');
    await watch.assignKnown(known('scores'));
    expect(await modelsOf('d3')).toEqual(['model:default/scores']);
  });
});
