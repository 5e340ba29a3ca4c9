import { TestDatabases } from '@backstage/backend-test-utils';
import { cdEvent } from '../../__testUtils__/events';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseLedger } from '../../ledger/DatabaseLedger';
import { EventLookup } from '../../ledger/EventLookup';
import { DefaultIngestService } from './DefaultIngestService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = 'model:default/credit-risk';

function incident(kind: string, id: string, at: string, subject = 'f1') {
  return cdEvent(`incident.${kind}`, {
    id,
    at,
    source: '/alerts',
    subject,
    content: { environment: { id: 'production' } },
  });
}

describe.each(databases.eachSupportedId())(
  'an incident that fires again after its end, on %s',
  databaseId => {
    it('goes on after its latest end, once, however often it is told', async () => {
      const knex = await databases.init(databaseId);
      await applyMigrations(knex);
      const ledger = DatabaseLedger.create({ database: knex });
      const ingest = DefaultIngestService.create({
        annotations: [],
        ledger,
        models: async () => new Map(),
        events: EventLookup.create({ database: knex }),
        maxEventBytes: 10_000,
        onAppended: () => {},
      });
      const tell = async (kind: string, id: string, at: string, rest = {}) => {
        const event = incident(kind, id, `2026-05-04T${at}:00Z`);
        const [{ status, id: as }] = await ingest.ingestTranslated(
          [{ event, ...rest }],
          { name: 'alerts', door: 'webhooks/alerts' },
        );
        return [status, as];
      };
      const fire = () =>
        tell('detected', 'a/firing', '09:00', { endedBy: 'a/end/' });
      expect(await fire()).toEqual(['accepted', 'a/firing']);
      expect(await fire()).toEqual(['duplicate', 'a/firing']);
      // Ends of other firings and other incidents are not its own
      await tell('resolved', 'b/end/1', '09:05');
      await ingest.ingestTranslated(
        [
          {
            event: incident(
              'resolved',
              'a/end/0',
              '2026-05-04T09:06:00Z',
              'f2',
            ),
          },
        ],
        { name: 'alerts', door: 'webhooks/alerts' },
      );
      expect(await fire()).toEqual(['duplicate', 'a/firing']);
      await tell('resolved', 'a/end/1', '09:10');
      expect(await fire()).toEqual(['accepted', 'a/firing/after/1']);
      expect(await fire()).toEqual(['duplicate', 'a/firing/after/1']);
      await tell('resolved', 'a/end/2', '12:00');
      expect(await fire()).toEqual(['accepted', 'a/firing/after/2']);
      const events = await ledger.readModel(MODEL);
      expect(
        events.flatMap(
          ({ event }) => event.customData?.waymark?.continues ?? [],
        ),
      ).toEqual(['a/end/1', 'a/end/2']);
    });
  },
);
