import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { TableMirror, writeMirrored, type MirroredRow } from './TableMirror';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const replica = (database: Knex) =>
  TableMirror.create({
    database,
    table: 'snapshots',
    columns: ['snapshot'],
    parse: ({ snapshot }) => JSON.parse(snapshot) as number,
  });
const put = (database: Knex, ...rows: MirroredRow[]) =>
  database.transaction(trx =>
    writeMirrored(trx, [{ table: 'snapshots', rows }]),
  );
const row = (model: string, value: number) => ({
  model,
  valid_until_ms: 1,
  snapshot: JSON.stringify(value),
});

describe.each(databases.eachSupportedId())('TableMirror on %s', databaseId => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await applyMigrations(knex);
  });

  it('sees what another replica wrote, and reads nothing else', async () => {
    const here = replica(knex);
    expect((await here.rows()).size).toBe(0);
    await put(knex, row('a', 1));
    await put(knex, row('b', 2));
    const before = await here.rows();
    expect([...before]).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(await here.rows()).toBe(before);

    await put(knex, row('a', 3));
    const statements: string[] = [];
    knex.on('query', ({ sql, bindings }) =>
      statements.push(`${sql} ${bindings.join()}`),
    );
    expect((await here.rows()).get('a')).toBe(3);
    expect(statements).toHaveLength(2);
    expect(statements[1]).toMatch(/"?`?revision`?"? > .* 2$/);
    expect(before.get('a')).toBe(1);
  });

  it('misses none of what replicas write at the same time', async () => {
    const reader = replica(knex);
    let writing = true;
    const reads = (async () => {
      while (writing) await reader.rows();
    })();
    await Promise.all(
      [0, 1, 2].map(async own => {
        for (let turn = 0; turn < 20; turn += 1) {
          await put(knex, row(`shared-${turn % 3}`, own * 100 + turn));
          await put(knex, row(`own-${own}-${turn}`, turn));
        }
      }),
    );
    writing = false;
    await reads;
    const stored = await knex('snapshots').select('model', 'snapshot');
    const expected = new Map(
      stored.map(({ model, snapshot }) => [model, Number(snapshot)]),
    );
    expect(new Map(await reader.rows())).toEqual(expected);
    expect(expected.size).toBe(63);
  });

  it('reads what was there before once, whoever asks meanwhile', async () => {
    await put(knex, row('a', 1));
    const parse = jest.fn(({ snapshot }) => snapshot);
    const here = TableMirror.create({
      database: knex,
      table: 'snapshots',
      columns: ['snapshot'],
      parse,
    });
    await Promise.all([here.rows(), here.rows(), here.rows()]);
    expect(parse).toHaveBeenCalledTimes(1);
  });
});
