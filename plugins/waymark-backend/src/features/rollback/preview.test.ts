import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const PREVIEW = '/models/model/default/credit-risk/rollbacks/preview';

/** Two versions in each of so many environments, one of them production. */
function deployments(environments: number) {
  return Array.from({ length: environments }, (_, n) => [
    { environment: n === 0 ? 'production' : `testing-${n}`, n },
  ])
    .flat()
    .flatMap(({ environment, n }) =>
      [1, 2].map(version => {
        const at = new Date(1_767_225_600_000 + n * 60_000 + version);
        return cloudEvent(
          deployment(`d${n}-${version}`, at.toISOString(), `${version}`, {
            environment,
          }),
        );
      }),
    );
}

describe.each(databases.eachSupportedId())(
  'the preview of rollbacks on %s',
  databaseId => {
    it('asks for what it shows, however many environments there are', async () => {
      const counts: number[] = [];
      for (const environments of [30, 190]) {
        const knex = await databases.init(databaseId);
        const engine = await startEngine({ knex });
        await engine.post(deployments(environments));
        await engine.settled();
        let queries = 0;
        knex.on('query', () => {
          queries += 1;
        });
        const { body } = await engine.get(PREVIEW);
        counts.push(queries);
        expect(body.items).toHaveLength(20);
        const last = `testing-${environments - 1}`;
        expect(body.items[0]).toMatchObject({
          environment: 'production',
          fromVersion: '2',
          toVersion: '1',
        });
        const shown = body.items.map((item: any) => item.environment);
        expect(shown).toContain(last);
        expect(shown).not.toContain('testing-1');

        const one = await engine.get(`${PREVIEW}?environment=testing-1`);
        expect(one.body.items).toMatchObject([
          { environment: 'testing-1', fromVersion: '2', toVersion: '1' },
        ]);
        await engine.stop();
      }
      expect(Math.abs(counts[0] - counts[1])).toBeLessThan(20);
    });
  },
);
