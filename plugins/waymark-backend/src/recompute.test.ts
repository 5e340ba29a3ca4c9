import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { cdEvent, cloudEvent, deployment } from './__testUtils__/events';
import { startEngine } from './__testUtils__/startEngine';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = Date.UTC(2026, 5, 1);
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW - hours * HOUR).toISOString();

function entity(name: string): Entity {
  return {
    apiVersion: 'waymark.dev/v1alpha1',
    kind: 'Model',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/lending',
      purpose: 'Scores',
    },
  };
}

/** Weeks of releases, every fourth rolled back, every fifth with an incident. */
function history(name: string): object[] {
  const waymark = { model: `model:default/${name}` };
  return Array.from({ length: 24 }, (_, week) => {
    const hours = week * 7 * 24 + 5;
    const id = `${name}-${week}`;
    const change = {
      repository: name,
      commit: id,
      committedAt: ago(hours + 20),
    };
    const events = [
      cdEvent('artifact.packaged', {
        id: `${id}-packaged`,
        at: ago(hours + 3),
        subject: `pkg:generic/${name}@${week}`,
        content: { change: { id } },
        waymark: {
          ...waymark,
          modelVersion: String(week),
          training: {
            finishedAt: ago(hours + 4),
            trainedDataUntil: ago(hours + 50),
          },
        },
      }),
      deployment(id, ago(hours), String(week), {
        waymark: { ...waymark, change },
      }),
    ];
    if (week % 4 === 0) {
      events.push(
        deployment(`${id}-back`, ago(hours - 2), String(week + 1), {
          kind: 'service.rolledback',
          waymark: { ...waymark, reverts: id, toVersion: String(week + 1) },
        }),
      );
    }
    if (week % 5 === 0) {
      for (const [kind, after] of [
        ['incident.detected', 1],
        ['incident.resolved', 4],
      ] as const) {
        events.push(
          cdEvent(kind, {
            id: `${id}-${kind}`,
            at: ago(hours - after),
            subject: `alert-${id}`,
            content: { environment: { id: 'production' } },
            waymark: { ...waymark, deployment: id },
          }),
        );
      }
    }
    return events.map(cloudEvent);
  }).flat();
}

/** What lists and roll-ups read, as it is stored, less how often it was written. */
async function storedRows(knex: Knex) {
  const written = ({ revision: _, ...row }: Record<string, unknown>) => row;
  return {
    snapshots: (await knex('snapshots').orderBy('model')).map(written),
    rollups: await knex('rollup_rows').orderBy(['model', 'window_days']),
    standings: (await knex('standings').orderBy('model')).map(written),
  };
}

afterEach(() => jest.restoreAllMocks());

describe.each(databases.eachSupportedId())('rows on %s', databaseId => {
  it('made step by step are those made anew from the ledger', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    const knex = await databases.init(databaseId);
    const engine = await startEngine({
      knex,
      entities: [entity('scores'), entity('limits'), entity('quiet')],
    });
    // Newest first, so that every step comes late
    const events = [...history('scores'), ...history('limits')];
    for (let start = 0; start < events.length; start += 9) {
      const { body } = await engine.post(events.slice(start, start + 9));
      expect(body).toMatchObject({ conflicts: [], rejected: [] });
      await engine.settled();
    }
    await engine.runTask('waymark-portfolio');
    const stepByStep = await storedRows(knex);
    expect(stepByStep.snapshots).toHaveLength(3);
    expect(stepByStep.rollups).toHaveLength(8);
    expect(stepByStep.standings).toHaveLength(3);

    for (const table of ['snapshots', 'rollup_rows', 'standings']) {
      await knex(table).delete();
    }
    await engine.api().post('/api/waymark/rebuild').send({});
    await engine.settled();
    await engine.runTask('waymark-portfolio');
    expect(await storedRows(knex)).toEqual(stepByStep);

    await knex('snapshots').update({ valid_until_ms: 0 });
    await engine.runTask('waymark-portfolio');
    expect(await storedRows(knex)).toEqual(stepByStep);
    await engine.stop();
  });
});
