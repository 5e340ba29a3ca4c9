import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { saveRows } from '../../__testUtils__/saveRows';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import {
  arbitraryLog,
  MODEL,
} from '../../metrics/__testUtils__/arbitraryEvents';
import { foldModel } from '../../projections/foldModel';
import { ProjectionStore } from '../../projections/ProjectionStore';
import { ref } from '../../projections/references';
import { sortRows } from '../../projections/sortRows';
import { foldInput } from '../../__testUtils__/events';
import { ModelLists } from './ModelLists';
import { walkPages } from '../../__testUtils__/walkPages';
import { toApproval } from '../../projections/toApproval';
import { toDeployments, toIncident, toVersion } from './toWire';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const arbitraryRows = arbitraryLog.map(log => {
  const rows = foldModel(
    MODEL,
    log.map(({ event }) => foldInput(event)),
  );
  // What others than the reporter tell, close to what they tell of
  const corroborating = rows.deployments
    .filter((_, index) => index % 3 === 0)
    .map((row, index) => ({
      ...row,
      source: '/other',
      id: `other-${index}`,
      at: row.at + (index - 1) * 1_800_000,
    }));
  // Some at the same moment
  const told = rows.deployments.map(({ source, id, version, at }) => ({
    ...{ source, id, version, at: at - (at % 7_200_000) },
  }));
  const approvals = told.map(row => ({ ...row, status: 'approved' as const }));
  return sortRows({ ...rows, corroborating, approvals });
});

describe.each(databases.eachSupportedId())('lists on %s', databaseId => {
  it('are whole when their pages are put together', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const store = ProjectionStore.create({ database: knex });
    const lists = ModelLists.create({ store });
    await fc.assert(
      fc.asyncProperty(
        arbitraryRows,
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.nat(),
        async (rows, limit, lower, upper) => {
          await knex.transaction(trx => saveRows(store, trx, MODEL, rows));
          const all = toDeployments(rows);
          const instants = all.map(({ at }) => Date.parse(at));
          const from = instants[lower % (instants.length || 1)];
          const to = instants[upper % (instants.length || 1)];
          const environments = [undefined, 'production', 'nowhere'];
          for (const environment of environments) {
            for (const span of [{}, { from, to }]) {
              const expected = all.filter(
                ({ at, environment: where }) =>
                  (!environment || environment === where) &&
                  Date.parse(at) >= (span.from ?? -Infinity) &&
                  Date.parse(at) < (span.to ?? Infinity),
              );
              expect(
                await walkPages(limit, page =>
                  lists.getDeployments(MODEL, {
                    ...page,
                    ...span,
                    environment,
                  }),
                ),
              ).toEqual({
                items: expected,
                totals: new Set([expected.length]),
              });
            }
          }
          const { incidents, versions, approvals } = rows;
          const totals = new Set([approvals.length]);
          expect(
            await walkPages(limit, page => lists.getApprovals(MODEL, page)),
          ).toEqual({
            items: [...approvals].reverse().map(toApproval),
            totals,
          });
          expect(
            await walkPages(limit, page => lists.getIncidents(MODEL, page)),
          ).toEqual({
            items: [...incidents]
              .reverse()
              .map(row => toIncident(row, Date.now())),
            totals: new Set([incidents.length]),
          });
          const newest = [...versions].reverse().map(toVersion);
          expect(
            await walkPages(limit, page => lists.getVersions(MODEL, page)),
          ).toEqual({ items: newest, totals: new Set([versions.length]) });
          expect(
            await lists.getVersionsByName(MODEL, ['2', 'unheard of']),
          ).toEqual(newest.filter(({ version }) => version === '2'));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('read no more for a first page when there is more behind it', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const store = ProjectionStore.create({ database: knex });
    const lists = ModelLists.create({ store });
    const [sample] = fc.sample(
      arbitraryRows.filter(rows => rows.deployments.length > 0),
      { numRuns: 1, seed: 1 },
    );
    const [template] = sample.deployments;
    const deployments = Array.from({ length: 500 }, (_, day) => ({
      ...template,
      id: `d${day}`,
      at: day * 86_400_000,
    }));
    await knex.transaction(trx =>
      saveRows(store, trx, MODEL, {
        ...sample,
        deployments,
        corroborating: [],
        incidents: [],
      }),
    );
    let read = 0;
    knex.on('query-response', response => {
      const rows = response?.rows ?? response;
      if (Array.isArray(rows)) read += rows.filter(row => row.row).length;
    });
    const page = await lists.getDeployments(MODEL, { offset: 0, limit: 10 });
    expect(page.total).toBe(500);
    expect(page.items.map(({ eventId }) => eventId)).toEqual(
      deployments
        .slice(-10)
        .reverse()
        .map(({ id }) => id),
    );
    expect(read).toBe(10);
  });

  it('find rows by the instants and environments they are listed by', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const store = ProjectionStore.create({ database: knex });
    const [rows] = fc.sample(arbitraryRows, { numRuns: 1, seed: 7 });
    await knex.transaction(trx => saveRows(store, trx, MODEL, rows));
    const refs = () =>
      knex('projection_refs').orderBy(['ref', 'at_ms', 'kind', 'key']).select();
    const made = (await refs()).map(row => [
      row.kind,
      row.ref,
      Number(row.at_ms),
    ]);
    const listed = [
      ...rows.incidents.map(row => ['incidents', ref.incidents, row.startedAt]),
      ...rows.versions.map(row => ['versions', ref.versions, row.firstSeenAt]),
      ...rows.deployments.map(row => [
        'deployments',
        ref.deployedIn(row.environment),
        row.at,
      ]),
      ...rows.corroborating.map(row => [
        'corroborating',
        ref.deployedIn(row.environment),
        row.at,
      ]),
    ];
    expect(listed.length).toBeGreaterThan(rows.deployments.length);
    expect(made).toEqual(expect.arrayContaining(listed));
  });
});
