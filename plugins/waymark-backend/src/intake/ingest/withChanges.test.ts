import { TestDatabases } from '@backstage/backend-test-utils';
import type { ChangeData } from 'backstage-plugin-waymark-common';
import type {
  EventTranslator,
  TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const MODEL = '/models/model/default/credit-risk';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const change = (commit: string, committedAt: string): ChangeData => ({
  repository: 'https://git.example.org/m',
  commit,
  committedAt,
});
const CHANGES = [
  change('c3', '2026-06-02T09:00:00.000Z'),
  change('c2', '2026-06-01T10:00:00.000Z'),
];

/** Tells one deployment, and what it brought as its API answers. */
class Forge implements EventTranslator {
  readonly source = 'forge';
  readonly findChanges = jest.fn<
    Promise<ChangeData[] | undefined>,
    [AbortSignal]
  >();

  async verify() {}

  translate(): TranslatedEvent[] {
    const event = deployment('d2', '2026-06-02T10:00:00Z', '2', {
      waymark: { change: CHANGES[0] },
    });
    return [{ event, findChanges: this.findChanges }];
  }
}

describe.each(databases.eachSupportedId())(
  'changes that a vendor tells of, on %s',
  databaseId => {
    let engine: Awaited<ReturnType<typeof startEngine>>;
    let forge: Forge;
    beforeEach(async () => {
      forge = new Forge();
      engine = await startEngine({
        knex: await databases.init(databaseId),
        translators: [forge],
      });
    });
    afterEach(() => engine.stop());

    const deliver = async () => {
      const answer = await engine.api().post('/api/waymark/webhooks/forge');
      await engine.settled();
      return answer.body;
    };
    const changes = async () => {
      const { body } = await engine.get(`${MODEL}/deployments`);
      return body.items[0].changes.map(({ commit }: any) => commit);
    };

    it('ship with the deployment, and a delivery that comes again is a duplicate', async () => {
      forge.findChanges.mockResolvedValueOnce(CHANGES);
      expect(await deliver()).toMatchObject({ accepted: 1 });
      expect(await changes()).toEqual(['c3', 'c2']);
      const { body } = await engine.get(
        `${MODEL}/metrics?from=2026-06-01T00:00:00Z&to=2026-06-03T00:00:00Z`,
      );
      expect(body.metrics.changeLeadTime).toMatchObject({
        value: 12.5 * 3_600_000,
        sampleSize: 2,
      });
      // By then the API tells something else
      forge.findChanges.mockResolvedValue(CHANGES.slice(1));
      expect(await deliver()).toMatchObject({ duplicates: 1, conflicts: [] });
      expect(forge.findChanges).toHaveBeenCalledTimes(1);
    });

    it('are left out where the vendor does not answer, also when it does later', async () => {
      forge.findChanges.mockRejectedValueOnce(new Error('away'));
      expect(await deliver()).toMatchObject({ accepted: 1 });
      expect(await changes()).toEqual(['c3']);
      forge.findChanges.mockResolvedValue(CHANGES);
      expect(await deliver()).toMatchObject({ duplicates: 1, conflicts: [] });
    });

    it('are no more than an event may name', async () => {
      forge.findChanges.mockResolvedValueOnce(
        Array.from({ length: 600 }, (_, n) =>
          change(`c${n}`, '2026-06-02T09:00:00.000Z'),
        ),
      );
      expect(await deliver()).toMatchObject({ accepted: 1 });
      expect(await changes()).toHaveLength(500);
    });
  },
);
