import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

describe('definitions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let engine: Awaited<ReturnType<typeof startEngine>> | undefined;
  afterEach(() => engine?.stop());

  const start = async (deny?: string[]) =>
    startEngine({ knex: await databases.init('SQLITE_3'), deny });
  const urlOf = async (metric: string) => {
    await engine!.post([
      cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
    ]);
    const { body } = await engine!.get(
      '/models/model/default/credit-risk/metrics',
    );
    return body.metrics[metric].definition.url;
  };

  it('are read from the backend, on the page each figure names', async () => {
    engine = await start();
    expect(await urlOf('experiments')).toBe('/models/definitions/experiments');
    const page = await engine.get('/metrics/definitions/experiments');
    expect(page.body).toMatchObject({
      id: 'experiments',
      version: 2,
      title: 'Experiments',
      markdown: expect.stringContaining('# Experiments'),
    });
    const unknown = await engine.get('/metrics/definitions/..%2Fpackage');
    expect(unknown.status).toBe(404);
  });

  it('take the permission that figures take', async () => {
    engine = await start(['waymark.model.read']);
    const { status } = await engine.get('/metrics/definitions/experiments');
    expect(status).toBe(403);
  });
});
