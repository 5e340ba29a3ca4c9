import { TestDatabases } from '@backstage/backend-test-utils';
import { saveRows } from '../../__testUtils__/saveRows';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { emptyRows } from '../../projections/emptyRows';
import { ProjectionStore } from '../../projections/ProjectionStore';
import { deployed, hour, live } from './__fixtures__/rows';
import { lastKnownGood } from './lastKnownGood';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const MODEL = 'model:default/credit-risk';

/** Version 1 is blamed, then comes back after more than are looked at. */
const between = Array.from({ length: 205 }, (_, index) =>
  deployed(`s${index}`, hour(10 * index + 10), {
    liveUntil: hour(10 * index + 20),
  }),
);
const rows = {
  ...emptyRows(),
  deployments: [
    deployed('1', hour(1), { liveUntil: hour(10) }),
    ...between,
    deployed('1', hour(3000), { id: 'd-again', liveUntil: hour(3010) }),
    deployed('last', hour(3010)),
  ],
  incidents: [
    {
      source: 'alerts',
      id: 'a1',
      openedBy: { source: 'alerts', id: 'e1' },
      environment: 'production',
      tier: 'production' as const,
      startedAt: hour(1),
      endedAt: hour(2),
      lastToldAt: hour(2),
      deployment: { source: 'pipeline', id: 'd-1' },
      rule: 'explicit' as const,
      names: ['a1'],
    },
  ],
  live: [live('last', { since: hour(3010) })],
};

describe.each(databases.eachSupportedId())(
  'what a rollback looks at on %s',
  databaseId => {
    it('is recent, and all there is of the versions in it', async () => {
      const knex = await databases.init(databaseId);
      await applyMigrations(knex);
      const store = ProjectionStore.create({ database: knex });
      await knex.transaction(trx => saveRows(store, trx, MODEL, rows));

      const recent = await store.getRecent(MODEL, ['production']);
      expect(recent.deployments).toHaveLength(201);
      const option = lastKnownGood(recent, recent.live[0], { executor: true });
      expect(option.toVersion).toBe('s204');
      expect(option.candidates[0]).toMatchObject({ version: '1', good: false });
      expect(option.candidates).toHaveLength(199);
    });
  },
);
