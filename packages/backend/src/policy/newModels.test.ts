import { cloudEventOf } from './__testUtils__/cloudEventOf';
import { permissionModulePortalPolicy } from './module';
import { people, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

describe('a model that is not registered yet, by the portal’s policy', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal(permissionModulePortalPolicy);
  });
  afterAll(() => portal?.stop());

  const post = (...asked: Parameters<typeof portal.post>) =>
    portal.post(...asked);
  const sourceOf = (name: string, owner?: string) => ({
    name: `${name} pipeline`,
    eventSource: `/pipelines/${name}`,
    models: [`model:default/${name}`],
    owner,
  });
  const send = async (token: string, name: string, id: string) => {
    const response = await portal.ask('/waymark/events', {
      method: 'POST',
      as: `Bearer ${token}`,
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(cloudEventOf(name, id)),
    });
    return response.status;
  };
  const claimOf = async (id: string) => {
    const response = await portal.ask(`/waymark/sources/${id}`, {
      as: people.operator,
    });
    return (await response.json()).claim;
  };

  it('may have a token made by a member of the team it is to belong to, and nobody else', async () => {
    const source = sourceOf('claims-triage', 'claims');
    for (const path of ['/sources/check', '/sources']) {
      const stranger = await post(path, people.stranger, source);
      expect(stranger).toMatchObject({
        status: 403,
        body: {
          error: {
            message:
              'You do not belong to group:default/claims, which model:default/claims-triage is to belong to',
          },
        },
      });
    }
    const nameless = await post(
      '/sources',
      people.member,
      sourceOf('claims-triage'),
    );
    expect(nameless.status).toBe(403);
    expect(nameless.body.error.message).toContain('waymark.source.create.any');

    expect(await post('/sources/check', people.member, source)).toEqual({
      status: 204,
      body: {},
    });
    const { status, body } = await post('/sources', people.member, source);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      manageable: true,
      claim: { owner: 'group:default/claims' },
    });
    const minutes = (Date.parse(body.claim.until) - Date.now()) / 60_000;
    expect(minutes).toBeCloseTo(30, 0);
    expect(await send(body.token, 'claims-triage', 'e1')).toBe(202);

    // The first step and the token; then the template registers the model
    await portal.addModel('claims-triage', 'claims');
    await portal.runTask('waymark-portfolio');
    expect(await claimOf(body.id)).toBeNull();
    expect(await send(body.token, 'claims-triage', 'e2')).toBe(202);
    const listed = await portal.ask(`/waymark/sources/${body.id}`, {
      as: people.member,
    });
    expect(await listed.json()).toMatchObject({
      manageable: true,
      claim: null,
    });
  });

  it('loses its token where it appears with another owner, or not in time', async () => {
    const lost = await post(
      '/sources',
      people.member,
      sourceOf('lost', 'claims'),
    );
    await portal.addModel('lost', 'lending');
    await portal.runTask('waymark-portfolio');
    expect(await send(lost.body.token, 'lost', 'e1')).toBe(401);
    const late = await post(
      '/sources',
      people.member,
      sourceOf('late', 'claims'),
    );
    await portal
      .knex('sources')
      .where({ id: late.body.id })
      .update({ claim_until_ms: Date.now() });
    expect(await send(late.body.token, 'late', 'e1')).toBe(401);
    // Once it is there, its owners may renew the source
    const renew = () =>
      post(`/sources/${late.body.id}/renew`, people.member, {});
    expect((await renew()).status).toBe(403);
    await portal.addModel('late', 'claims');
    const renewed = await renew();
    expect(renewed.status).toBe(201);
    expect(await send(renewed.body.token, 'late', 'e1')).toBe(202);
  });

  it('needs a name that nobody uses', async () => {
    const taken = await post(
      '/sources',
      people.member,
      sourceOf('credit-risk', 'claims'),
    );
    expect(taken).toMatchObject({
      status: 403,
      body: {
        error: {
          message:
            'model:default/credit-risk belongs to group:default/lending. A source of it needs the permission waymark.source.create on model:default/credit-risk, which you do not have',
        },
      },
    });
    const mine = await post(
      '/sources',
      people.owner,
      sourceOf('contested', 'lending'),
    );
    expect(mine.status).toBe(201);
    const theirs = () =>
      post('/sources', people.member, sourceOf('contested', 'claims'));
    expect((await theirs()).body.error.message).toContain(
      'has a source that user:default/owner made',
    );
    await send(mine.body.token, 'contested', 'e1');
    await portal.ask(`/waymark/sources/${mine.body.id}`, {
      method: 'DELETE',
      as: people.owner,
    });
    expect((await theirs()).body.error.message).toContain('has sent events');
  });
});
