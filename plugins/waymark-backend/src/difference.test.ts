import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { saveRows } from './__testUtils__/saveRows';
import { applyMigrations } from './kernel/database/applyMigrations';
import { DatabaseLedger } from './ledger/DatabaseLedger';
import type { LedgerEntry } from './ledger/Ledger';
import { writeEvent } from './ledger/writeEvent';
import {
  arbitraryLog,
  arbitraryQuery,
  MODEL,
} from './metrics/__testUtils__/arbitraryEvents';
import { computeFigures } from './metrics/computeFigures';
import { figuresSince } from './metrics/figuresSince';
import { lastKnownGood } from './features/rollback/lastKnownGood';
import { parseInstant } from './kernel/time/instant';
import { foldModel } from './projections/foldModel';
import { DEFAULT_FOLD_OPTIONS } from './projections/FoldOptions';
import { ModelLock } from './projections/ModelLock';
import { Projector } from './projections/Projector';
import { ProjectionStore } from './projections/ProjectionStore';
import { rowKindNames } from './projections/kinds/registry';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const RUNS = Number(process.env.DIFFERENCE_RUNS ?? 40);
const NOW = Date.UTC(2026, 11, 31);

/** A log that comes in mostly in order, cut into deliveries. */
const arbitraryStream = fc
  .tuple(
    arbitraryLog,
    fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
    fc.array(fc.nat({ max: 49 }), { maxLength: 2 }),
  )
  .map(([log, cuts, late]) => {
    const entries = log.map(({ event }): LedgerEntry => {
      const isDecision = event.context.type.includes('.waymark-');
      return {
        event,
        ...writeEvent(event),
        time: parseInstant(event.context.timestamp)!,
        model: event.customData?.waymark?.model,
        rule: isDecision ? 'decided' : 'named',
        door: isDecision ? 'portal' : 'events',
        sender: 'test',
      };
    });
    entries.sort((a, b) => a.time - b.time);
    for (const index of late) {
      if (index < entries.length) entries.push(...entries.splice(index, 1));
    }
    const deliveries: LedgerEntry[][] = [[]];
    entries.forEach((entry, index) => {
      deliveries[deliveries.length - 1].push(entry);
      if (cuts[index]) deliveries.push([]);
    });
    return deliveries.filter(delivery => delivery.length > 0);
  });

describe.each(databases.eachSupportedId())('rows on %s', databaseId => {
  it('written as differences equal those written whole, and a window has all its figures need', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const store = ProjectionStore.create({ database: knex });
    const projector = Projector.create({
      database: knex,
      ledger,
      store,
      logger: mockServices.logger.mock(),
      fold: DEFAULT_FOLD_OPTIONS,
      lock: new ModelLock(knex),
    });
    const clear = async (tables: string[]) => {
      for (const table of tables) await knex(table).delete();
    };
    const derived = ['projection_rows', 'projection_refs'];
    const readTables = async () => ({
      rows: await knex('projection_rows').orderBy(['model', 'kind', 'key']),
      refs: await knex('projection_refs').orderBy([
        'model',
        'ref',
        'at_ms',
        'key',
      ]),
    });

    await fc.assert(
      fc.asyncProperty(
        arbitraryStream,
        arbitraryQuery,
        async (deliveries, asked) => {
          await clear(['event_models', 'events', 'pending', ...derived]);
          for (const delivery of deliveries) {
            await ledger.append(delivery);
            await projector.run();
          }
          const events = await ledger.readModel(MODEL);
          fc.pre(events.length > 0);
          const whole = foldModel(MODEL, events);
          const kinds = rowKindNames;
          expect(await store.getRows(MODEL, { kinds })).toEqual(
            JSON.parse(JSON.stringify(whole)),
          );
          const written = await readTables();
          await clear(derived);
          for (const model of await ledger.listModels()) {
            const anew = foldModel(model, await ledger.readModel(model));
            await knex.transaction(trx => saveRows(store, trx, model, anew));
          }
          expect(written).toEqual(await readTables());

          const query = { ...asked, asOf: NOW };
          const window = await store.getRows(MODEL, {
            since: figuresSince(query),
          });
          expect(computeFigures(window, query)).toEqual(
            computeFigures(whole, query),
          );

          const recent = await store.getRecent(
            MODEL,
            whole.live.map(({ environment }) => environment),
          );
          for (const live of recent.live) {
            const context = { executor: true };
            expect(lastKnownGood(recent, live, context)).toEqual(
              lastKnownGood(whole, live, context),
            );
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
