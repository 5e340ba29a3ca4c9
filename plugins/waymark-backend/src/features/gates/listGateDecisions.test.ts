import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { walkPages } from '../../__testUtils__/walkPages';
import { saveRows } from '../../__testUtils__/saveRows';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { emptyRows } from '../../projections/emptyRows';
import type { GateRow } from '../../projections/rows';
import { ProjectionStore } from '../../projections/ProjectionStore';
import { sortRows } from '../../projections/sortRows';
import { listGateDecisions } from './listGateDecisions';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = 'model:default/credit-risk';

// Some at the same moment
const arbitraryGates = fc
  .array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 })
  .map(hours =>
    hours.map(
      (hour, index): GateRow => ({
        source: '/waymark/portal',
        id: `gate.decided/${index}`,
        decision: `decision-${index}`,
        version: '1',
        environment: 'production',
        outcome: 'allow',
        unmet: [],
        by: 'ci',
        at: hour * 3_600_000,
      }),
    ),
  );

it.each(databases.eachSupportedId())(
  'lists gate decisions on %s page by page, newest first',
  async databaseId => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const store = ProjectionStore.create({ database: knex });
    await fc.assert(
      fc.asyncProperty(
        arbitraryGates,
        fc.integer({ min: 2, max: 12 }),
        async (gates, limit) => {
          const rows = sortRows({ ...emptyRows(), gates });
          await knex.transaction(trx => saveRows(store, trx, MODEL, rows));
          const { items, totals } = await walkPages(limit, page =>
            listGateDecisions(store, MODEL, page),
          );
          const expected = rows.gates.map(({ decision, at }) => ({
            id: decision,
            model: MODEL,
            version: '1',
            environment: 'production',
            outcome: 'allow',
            unmet: [],
            by: 'ci',
            at: new Date(at).toISOString(),
          }));
          expect(items).toEqual(expected.reverse());
          expect(totals).toEqual(new Set([gates.length]));
        },
      ),
      { numRuns: 8 },
    );
  },
);
