import { cloudEventOf } from './__testUtils__/cloudEventOf';
import { permissionModulePortalPolicy } from './module';
import { people, startPortal, until } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const MODEL = 'model:default/credit-risk';
const APPROVED = {
  type: 'dev.cdevents.approval.closed.0.1.0',
  content: {
    approvalDetailsUrl: 'https://approvals.example/1',
    resourceTargetUrl: 'https://approvals.example/theirs',
    responder: 'user:default/member',
    decision: 'approved',
    status: 'approved',
  },
};

/** A second team with a model, a token and a template of its own. */
describe('a team that would speak for another', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let own: { id: string; token: string };

  const post = (...asked: Parameters<typeof portal.post>) =>
    portal.post(...asked);
  const send = async (event: object, token = own.token) => {
    const response = await portal.ask('/waymark/events', {
      method: 'POST',
      as: `Bearer ${token}`,
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event),
    });
    return { status: response.status, body: await response.json() };
  };
  const get = async (path: string, as = people.member) =>
    (await portal.ask(`/waymark${path}`, { as })).json();
  const createSource = (more: object) =>
    post('/sources', people.member, {
      name: 'theirs',
      eventSource: '/pipelines/theirs',
      models: ['model:default/theirs'],
      ...more,
    });
  /** Where an event is refused for a reason */
  const refusalOf = async (event: object, reason: string) => {
    const { status, body } = await send(event);
    const isIt = ({ message }: { message: string }) => message.includes(reason);
    const { items } = await get(`/sources/${own.id}/rejections`);
    return {
      status,
      inTheAnswer: body.error.details.some(isIt),
      onSources: items.some(({ errors }: any) => errors.some(isIt)),
      inTheAuditLog: portal.audits.some(
        ({ eventId, error }) => eventId === 'event-refuse' && isIt(error!),
      ),
    };
  };
  /** Where a request is refused for a reason */
  const prohibitionOf = async (
    answer: ReturnType<typeof createSource>,
    reason: string,
  ) => {
    const { status, body } = await answer;
    const { error } = portal.audits.at(-1)!;
    return {
      status,
      inTheAnswer: body.error.message.includes(reason),
      inTheAuditLog: error?.message.includes(reason),
    };
  };
  const refused = {
    status: 400,
    inTheAnswer: true,
    onSources: true,
    inTheAuditLog: true,
  };
  const prohibited = { status: 403, inTheAnswer: true, inTheAuditLog: true };

  beforeAll(async () => {
    portal = await startPortal(permissionModulePortalPolicy);
    await portal.addModel('theirs', 'claims');
    own = (await createSource({})).body;
    await post('/sources', people.owner, {
      name: 'credit-risk pipeline',
      eventSource: '/pipelines/credit-risk',
      models: [MODEL],
    });
  });
  afterAll(() => portal?.stop());

  it('speaks for its own', async () => {
    expect((await send(cloudEventOf('theirs', 'e1'))).status).toBe(202);
  });

  it('has no token of the other’s model, however it asks', async () => {
    expect(
      await prohibitionOf(
        createSource({ models: [MODEL] }),
        `${MODEL} belongs to group:default/lending`,
      ),
    ).toEqual(prohibited);
    expect(
      await prohibitionOf(
        createSource({ models: [MODEL], owner: 'group:default/claims' }),
        `${MODEL} belongs to group:default/lending`,
      ),
    ).toEqual(prohibited);
    expect(
      await prohibitionOf(
        createSource({ models: undefined }),
        'waymark.source.create.any',
      ),
    ).toEqual(prohibited);
  });

  it('is refused by the first step of a template that bears the other’s name', async () => {
    const { status, body } = await post('/sources/check', people.member, {
      name: MODEL,
      eventSource: 'https://git.example/claims/credit-risk',
      models: [MODEL],
      owner: 'group:default/claims',
    });
    expect(status).toBe(403);
    expect(body.error.message).toContain('belongs to group:default/lending');
  });

  it('takes no event source of the other, and not the portal’s', async () => {
    expect(
      await prohibitionOf(
        createSource({ eventSource: '/pipelines/credit-risk' }),
        "is the event source of 'credit-risk pipeline', which user:default/owner made",
      ),
    ).toEqual(prohibited);
    expect(
      await prohibitionOf(
        createSource({ eventSource: '/waymark/portal' }),
        'the portal',
      ),
    ).toEqual(prohibited);
    expect(
      await refusalOf(
        cloudEventOf('theirs', 'event.withdrawn/1', {
          source: '/waymark/portal',
        }),
        'the portal’s own source',
      ),
    ).toEqual(refused);
    expect(
      await refusalOf(
        cloudEventOf('theirs', 'e2', { source: '/pipelines/credit-risk' }),
        'the one this token was made for',
      ),
    ).toEqual(refused);
  });

  it('says nothing of the other’s model', async () => {
    expect(
      await refusalOf(
        cloudEventOf('credit-risk', 'e3', { source: '/pipelines/theirs' }),
        'must be one of those this token was made for',
      ),
    ).toEqual(refused);
    expect(
      await refusalOf(
        cloudEventOf('theirs', 'e4', {
          type: 'dev.cdeventsx.waymark-event.withdrawn.0.1.0',
          content: { event: { source: '/pipelines/credit-risk', id: 'e1' } },
        }),
        'which only the portal appends',
      ),
    ).toEqual(refused);
  });

  it('does not approve itself', async () => {
    expect(
      await refusalOf(cloudEventOf('theirs', 'e5', APPROVED), 'an approval'),
    ).toEqual(refused);
    expect(
      await prohibitionOf(
        createSource({ eventSource: '/approvals', approver: true }),
        'waymark.source.create.any',
      ),
    ).toEqual(prohibited);
    const approver = await post('/sources', people.operator, {
      name: 'Approvals',
      eventSource: '/approvals',
      models: ['model:default/theirs'],
      approver: true,
    });
    expect(approver.body).toMatchObject({ approver: true });
    const event = cloudEventOf('theirs', 'a1', {
      ...APPROVED,
      content: {
        ...APPROVED.content,
        approvalDetailsUrl: 'ftp://evil.example/x',
      },
      source: '/approvals',
    });
    expect((await send(event, approver.body.token)).status).toBe(202);
    // Renewed it would be the team's
    const renewed = await post(
      `/sources/${approver.body.id}/renew`,
      people.member,
      {},
    );
    expect(renewed.status).toBe(403);
  });

  it('has no other link than to the web reach a page', async () => {
    const path = '/models/model/default/theirs/approvals';
    let items: { url: string | null }[] = [];
    await until(async () => {
      ({ items } = await get(path));
      return items.length > 0;
    });
    expect(items).toMatchObject([{ status: 'approved', url: null }]);
  });
});
