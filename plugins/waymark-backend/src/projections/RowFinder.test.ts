import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { RowFinder } from './RowFinder';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const KINDS = ['reviews', 'costs'] as const;
const REFS = ['a', 'b', 'c'];

const arbitraryRef = fc.constantFrom(...REFS);
const arbitraryAt = fc.integer({ min: 0, max: 9 });
const arbitraryRefs = fc.uniqueArray(
  fc.record({
    ref: arbitraryRef,
    at_ms: arbitraryAt,
    kind: fc.constantFrom(...KINDS),
    key: fc.constantFrom('1', '2', '3'),
  }),
  {
    maxLength: 20,
    selector: ({ ref, at_ms, key }) => `${ref} ${at_ms} ${key}`,
  },
);
const arbitraryQuestion = fc.record({
  all: fc.uniqueArray(arbitraryRef),
  some: fc.uniqueArray(arbitraryRef),
  since: fc.uniqueArray(fc.tuple(arbitraryRef, arbitraryAt), {
    selector: ([ref]) => ref,
  }),
});

describe.each(databases.eachSupportedId())('RowFinder on %s', databaseId => {
  it('finds by every mix of references what they ask for', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const model = 'model:default/credit-risk';
    const rows = KINDS.flatMap(kind =>
      ['1', '2', '3'].map(key => ({ kind, key })),
    );
    await knex('projection_rows').insert(
      rows.map(({ kind, key }) => ({
        ...{ model, kind, key, at_ms: 0 },
        row: JSON.stringify({ kind, key }),
      })),
    );

    await fc.assert(
      fc.asyncProperty(
        arbitraryRefs,
        arbitraryQuestion,
        async (refs, asked) => {
          await knex('projection_refs').delete();
          if (refs.length > 0) {
            await knex('projection_refs').insert(
              refs.map(ref => ({ model, ...ref })),
            );
          }
          const finder = new RowFinder(knex, model);
          await finder.byReferences(asked);

          const found = await finder.rows();
          const keys = KINDS.flatMap(kind =>
            (found[kind] as unknown as { key: string }[]).map(
              ({ key }) => `${kind} ${key}`,
            ),
          );
          expect(keys.sort()).toEqual(expectedOf(refs, asked));
        },
      ),
      { numRuns: 150 },
    );
  });
});

function expectedOf(
  refs: { ref: string; at_ms: number; kind: string; key: string }[],
  {
    all,
    some,
    since,
  }: { all: string[]; some: string[]; since: [string, number][] },
): string[] {
  const wanted = refs.filter(row => all.includes(row.ref));
  for (const name of some) {
    for (const kind of KINDS) {
      const [first] = refs
        .filter(row => row.ref === name && row.kind === kind)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      if (first) wanted.push(first);
    }
  }
  for (const [name, at] of since) {
    const own = refs.filter(row => row.ref === name);
    const before = own.filter(row => row.at_ms < at).map(row => row.at_ms);
    const from = before.length > 0 ? Math.max(...before) : at;
    wanted.push(...own.filter(row => row.at_ms >= from));
  }
  return [...new Set(wanted.map(({ kind, key }) => `${kind} ${key}`))].sort();
}
