import crypto from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'source tokens on %s',
  databaseId => {
    let engine: Awaited<ReturnType<typeof startEngine>>;
    let knex: Awaited<ReturnType<typeof databases.init>>;
    let stored: () => Promise<unknown[]>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      engine = await startEngine({ knex });
      stored = () =>
        knex('events').where({ door: 'events' }).orderBy('event_id');
    });
    afterEach(() => engine.stop());

    const create = async (name: string) => {
      const { body } = await engine
        .api()
        .post('/api/waymark/sources')
        .send({
          name,
          eventSource: '/pipelines/credit-risk',
          models: ['model:default/credit-risk'],
        });
      return body as { id: string; token: string };
    };
    const send = (id: string, authorization: string) =>
      engine
        .post([cloudEvent(deployment(id, '2026-01-01T00:00:00Z', '1'))])
        .set('Authorization', authorization);

    it('holds models as events name them, and refuses what is none', async () => {
      const post = (source: object) =>
        engine
          .api()
          .post('/api/waymark/sources')
          .send({
            name: 'x',
            eventSource: '/pipelines/credit-risk',
            ...source,
          });
      const short = await post({ models: ['Credit-Risk'] });
      expect(short.body.models).toEqual(['model:default/credit-risk']);
      const sent = await send('d1', `Bearer ${short.body.token}`);
      expect(sent.body.accepted).toBe(1);
      for (const [source, path] of [
        [{ models: ['credit-risk', 'api:default/x'] }, '/models/1'],
        [{ models: ['a/b/c'] }, '/models/0'],
        [{ name: 'a\u0000' }, '/name'],
      ] as const) {
        const refused = await post(source);
        expect(refused.status).toBe(400);
        expect(refused.body.error.message).toContain(path);
      }
    });

    it('takes the right token, and refuses any other before it reads', async () => {
      const { id, token } = await create('one');
      const secret = token.slice(`wmk_${id}_`.length);
      const wrong = [
        `wmk_${id}_${'A'.repeat(secret.length)}`,
        `wmk_${id}_${secret.slice(1)}`,
        `wmk_${id}_${secret}x`,
        `wmk_${id}_`,
        `wmk_${'0'.repeat(16)}_${secret}`,
        `wmk_${secret}`,
        token.slice(0, -1),
      ];
      for (const each of wrong) {
        const { status, body } = await send('d1', `Bearer ${each}`);
        expect([each, status]).toEqual([each, 401]);
        expect(JSON.stringify(body)).not.toContain(secret);
      }
      expect(await stored()).toEqual([]);
      expect((await send('d1', `bearer ${token}`)).body.accepted).toBe(1);
    });

    it('keeps a redelivery as the duplicate it is', async () => {
      const { token } = await create('one');
      await send('d1', `Bearer ${token}`);
      const before = await stored();
      const { body } = await send('d1', `Bearer ${token}`);
      expect(body).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(await stored()).toEqual(before);
    });

    it('takes two tokens of one source while one replaces the other', async () => {
      const [old, fresh] = [await create('old'), await create('new')];
      expect((await send('d1', `Bearer ${old.token}`)).body.accepted).toBe(1);
      // What the one sent is known to the other: they are one source
      expect((await send('d1', `Bearer ${fresh.token}`)).body).toMatchObject({
        duplicates: 1,
      });
      expect((await send('d2', `Bearer ${fresh.token}`)).body.accepted).toBe(1);
      await engine.api().delete(`/api/waymark/sources/${old.id}`).expect(204);
      expect((await send('d3', `Bearer ${old.token}`)).status).toBe(401);
      expect((await send('d3', `Bearer ${fresh.token}`)).body.accepted).toBe(1);
    });

    it('takes a renewed token and, for a while, the one before it', async () => {
      const { id, token } = await create('one');
      const renew = (body?: object) =>
        engine.api().post(`/api/waymark/sources/${id}/renew`).send(body);
      const before = Date.now();
      const { status, body } = await renew();
      expect(status).toBe(201);
      expect(body).toMatchObject({
        id,
        name: 'one',
        expiresAt: null,
        renewedAt: expect.any(String),
        manageable: true,
      });
      const overlap = Date.parse(body.previousUntil) - before;
      expect(overlap / 3_600_000).toBeCloseTo(24, 1);
      expect((await send('d1', `Bearer ${token}`)).body.accepted).toBe(1);
      expect((await send('d2', `Bearer ${body.token}`)).body.accepted).toBe(1);
      const listed = (await engine.get(`/sources/${id}`)).body;
      expect(listed.previousUntil).toBe(body.previousUntil);
      expect(JSON.stringify(listed)).not.toContain(body.token);
      await engine.api().delete(`/api/waymark/sources/${id}`).expect(204);
      for (const each of [token, body.token]) {
        expect((await send('d3', `Bearer ${each}`)).status).toBe(401);
      }
      expect((await renew()).status).toBe(404);
    });

    it('refuses an expired token, which says what to do, and lists it by its source', async () => {
      const expiresAt = new Date(Date.now() + 60_000).toISOString();
      const { body: source } = await engine
        .api()
        .post('/api/waymark/sources')
        .send({
          name: 'short',
          eventSource: '/pipelines/credit-risk',
          expiresAt,
        });
      expect(source.expiresAt).toBe(expiresAt);
      const end = Date.now() - 1;
      await knex('source_secrets').update({
        created_ms: end - 60_000,
        expires_ms: end,
      });
      const { status, body } = await send('d1', `Bearer ${source.token}`);
      expect(status).toBe(401);
      const message = `expired at ${new Date(
        end,
      ).toISOString()}. Renew the source`;
      expect(body.error.message).toContain(message);
      const known = (await engine.get(`/sources/${source.id}`)).body;
      expect(known).toMatchObject({
        state: 'expired',
        totals: { accepted: 0, rejected: 1 },
      });
      const { items } = (await engine.get(`/sources/${source.id}/rejections`))
        .body;
      const errors = [{ message: expect.stringContaining(message) }];
      expect(items).toMatchObject([{ errors }]);
      const tested = await engine
        .api()
        .post(`/api/waymark/sources/${source.id}/test`);
      expect(tested.body).toMatchObject({ status: 'rejected', errors });
      // It lasts as long as it was made to, if nothing else is said
      const renewed = await engine
        .api()
        .post(`/api/waymark/sources/${source.id}/renew`);
      const lasts = Date.parse(renewed.body.expiresAt) - Date.now();
      expect(lasts).toBeGreaterThan(50_000);
      expect(lasts).toBeLessThanOrEqual(60_000);
      expect(renewed.body.previousUntil).toBeNull();
      expect((await send('d2', `Bearer ${renewed.body.token}`)).status).toBe(
        202,
      );
    });

    it('takes no end that has passed, or is none', async () => {
      const { id } = await create('one');
      for (const expiresAt of [new Date(Date.now() - 1).toISOString(), 'x']) {
        for (const path of ['/sources', `/sources/${id}/renew`]) {
          const { status, body } = await engine
            .api()
            .post(`/api/waymark${path}`)
            .send(
              path === '/sources'
                ? { name: 'x', eventSource: '/x', expiresAt }
                : { expiresAt },
            );
          expect(status).toBe(400);
          expect(body.error.details).toMatchObject([{ path: '/expiresAt' }]);
        }
      }
    });

    it('compares in constant time, for sources there are and are not', async () => {
      const { id } = await create('one');
      const compare = jest.spyOn(crypto, 'timingSafeEqual');
      for (const each of [id, '0'.repeat(16)]) {
        compare.mockClear();
        await send('d1', `Bearer wmk_${each}_guess`);
        const lengths = compare.mock.calls.map(pair =>
          pair.map(({ byteLength }) => byteLength),
        );
        expect(lengths).toEqual([[32, 32]]);
      }
      compare.mockRestore();
    });
  },
);
