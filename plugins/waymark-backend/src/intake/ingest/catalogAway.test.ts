import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { cdEvent, cloudEvent } from '../../__testUtils__/events';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { CatalogModels } from '../../kernel/catalog/CatalogModels';
import { DatabaseLedger } from '../../ledger/DatabaseLedger';
import { EventLookup } from '../../ledger/EventLookup';
import { DefaultIngestService } from './DefaultIngestService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = 'model:default/scores';
const entity: Entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: {
    name: 'scores',
    namespace: 'default',
    annotations: { 'waymark.dev/service-id': 'scoring' },
  },
};

function deployed(id: string) {
  const event = cdEvent('service.deployed', {
    id,
    at: '2026-06-01T00:00:00Z',
    subject: 'scoring',
    content: { environment: { id: 'production' }, artifactId: 'pkg:a/b@1' },
  });
  delete event.customData;
  return { attributes: cloudEvent(event) };
}

describe.each(databases.eachSupportedId())(
  'while the catalog is away, on %s',
  databaseId => {
    afterEach(() => jest.restoreAllMocks());

    it('events go by what it last said, and stay unassigned if it never spoke', async () => {
      const knex = await databases.init(databaseId);
      await applyMigrations(knex);
      const getEntities = jest.fn().mockRejectedValue(new Error('away'));
      const catalog = CatalogModels.create({
        catalog: catalogServiceMock.mock({ getEntities }),
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      });
      const ingest = DefaultIngestService.create({
        annotations: [],
        ledger: DatabaseLedger.create({ database: knex }),
        models: () => catalog.known(),
        events: EventLookup.create({ database: knex }),
        maxEventBytes: 10_000,
        onAppended: () => {},
      });
      const send = async (id: string) => {
        const sender = { name: 'test', door: 'events' };
        expect(await ingest.ingest([deployed(id)], sender)).toEqual([
          { status: 'accepted', id },
        ]);
        const row = await knex('events').where({ event_id: id }).first();
        return [row.model, row.rule];
      };

      expect(await send('d1')).toEqual([null, 'none']);
      const listed = await knex('unassigned').select('hints');
      expect(listed.map(({ hints }) => JSON.parse(hints))).toEqual([
        [{ annotation: 'waymark.dev/service-id', value: 'scoring' }],
      ]);

      getEntities.mockResolvedValueOnce({ items: [entity] });
      const rule = 'annotation:waymark.dev/service-id';
      expect(await send('d2')).toEqual([MODEL, rule]);

      const later = Date.now() + 60_000;
      jest.spyOn(Date, 'now').mockImplementation(() => later);
      expect(await send('d3')).toEqual([MODEL, rule]);
      expect(getEntities).toHaveBeenCalledTimes(3);
    });
  },
);
