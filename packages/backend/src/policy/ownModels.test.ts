import { permissionModulePortalPolicy } from './module';
import { people, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const MODEL = '/waymark/models/model/default/credit-risk';

describe('owners of a model, by the portal’s policy', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal(permissionModulePortalPolicy);
  });
  afterAll(() => portal?.stop());

  const post = async (path: string, as: string, body: object) => {
    const response = await portal.ask(path, {
      method: 'POST',
      as,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('may make sources of it, as may operators, and nobody else', async () => {
    const source = {
      name: 'pipeline',
      eventSource: '/pipelines/credit-risk',
      models: ['model:default/credit-risk'],
    };
    expect(await post('/waymark/sources', people.owner, source)).toMatchObject({
      status: 201,
      body: { models: source.models, manageable: true },
    });
    expect(
      await post('/waymark/sources', people.operator, source),
    ).toMatchObject({ status: 201 });
    expect(
      await post('/waymark/sources', people.stranger, source),
    ).toMatchObject({
      status: 403,
      body: {
        error: {
          message: expect.stringContaining(
            'waymark.source.create on model:default/credit-risk',
          ),
        },
      },
    });
  });

  it('may do what changes it, and not what is of others or of all', async () => {
    const reversal = { reason: 'It was a mistake of ours' };
    const reverse = `${MODEL}/corrections/unknown/reverse`;
    expect((await post(reverse, people.owner, reversal)).status).toBe(404);
    expect((await post(reverse, people.stranger, reversal)).status).toBe(403);

    const gate = { environment: 'production', version: '1' };
    const ask = (model: string, as: string) =>
      post('/waymark/gates', as, { ...gate, model });
    const own = 'model:default/credit-risk';
    expect((await ask(own, people.owner)).status).toBe(201);
    expect((await ask(own, people.operator)).status).toBe(201);
    expect((await ask(own, people.stranger)).status).toBe(403);

    const withdraw = (kind: string, name: string, as: string) =>
      post(
        `/waymark/maturity/subjects/${kind}/default/${name}/attestations/1/withdraw`,
        as,
        reversal,
      );
    // A team has an entity, which nobody owns; the platform has none
    for (const [kind, name] of [
      ['group', 'lending'],
      ['platform', 'waymark'],
    ]) {
      const asked = await Promise.all(
        [people.owner, people.operator].map(as => withdraw(kind, name, as)),
      );
      expect(asked.map(({ body }) => body.error.message)).toEqual([
        expect.stringContaining(`on ${kind}:default/${name}`),
        expect.stringContaining('has no attestation 1'),
      ]);
    }
  });
});
