import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseSourceStore } from './DatabaseSourceStore';
import { EndedTokenError } from './EndedTokenError';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const HOUR = 3_600_000;
const pipeline = {
  name: 'Credit risk pipeline',
  eventSource: '/pipelines/credit-risk',
  models: ['model:default/credit-risk'],
  createdBy: 'user:default/guest',
};

describe.each(databases.eachSupportedId())('sources on %s', databaseId => {
  let clock: number | undefined;
  beforeEach(() => {
    clock = undefined;
  });

  const createStore = async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const now = () => clock ?? Date.now();
    return { knex, store: DatabaseSourceStore.create({ database: knex, now }) };
  };

  it('are known by their token, of which only a digest is kept', async () => {
    const { knex, store } = await createStore();
    const { source, token } = await store.create(pipeline);
    expect(token).toMatch(/^wmk_[0-9a-f]{16}_[\w-]{43}$/);
    expect(await store.authenticate(token)).toEqual({ source });
    expect(source).toMatchObject(pipeline);
    expect(await store.get(source.id)).toEqual(source);
    expect(await store.get('unknown')).toBeUndefined();
    const kept = JSON.stringify([
      await knex('sources').select(),
      await knex('source_secrets').select(),
    ]);
    expect(kept).not.toContain(token.split('_')[2]);
  });

  it('are not known by anything else', async () => {
    const { store } = await createStore();
    const { source, token } = await store.create(pipeline);
    const other = await store.create({ ...pipeline, name: 'Other' });
    const secret = other.token.slice(`wmk_${other.source.id}_`.length);
    for (const wrong of [
      '',
      token.slice(0, -1),
      `${token}x`,
      `wmk_${source.id}_${secret}`,
      `wmk_${'0'.repeat(16)}_${secret}`,
      `wmk_${source.id}_`,
    ]) {
      expect(await store.authenticate(wrong)).toBeUndefined();
    }
  });

  it('are revoked once, for good', async () => {
    const { store } = await createStore();
    const { source, token } = await store.create(pipeline);
    expect(await store.revoke(source.id)).toBe(true);
    expect(await store.revoke(source.id)).toBe(false);
    expect(await store.revoke('unknown')).toBe(false);
    expect(await store.authenticate(token)).toBeUndefined();
    expect((await store.list())[0].revokedAt).toEqual(expect.any(Number));
  });

  it('are listed newest first', async () => {
    const { store } = await createStore();
    const { source } = await store.create(pipeline);
    await new Promise(resolve => setTimeout(resolve, 5));
    const newer = await store.create({ ...pipeline, name: 'Newer' });
    expect(await store.list()).toEqual([newer.source, source]);
  });

  it('end when they were said to, and say what to do then', async () => {
    clock = 1_000_000;
    const { store } = await createStore();
    const end = clock + HOUR;
    const { source, token } = await store.create({
      ...pipeline,
      expiresAt: end,
    });
    expect(source.expiresAt).toBe(end);
    clock = end - 1;
    expect(await store.authenticate(token)).toEqual({
      source,
      expiresAt: new Date(end),
    });
    clock = end;
    const refused = store.authenticate(token);
    await expect(refused).rejects.toBeInstanceOf(EndedTokenError);
    await expect(refused).rejects.toThrow(
      `expired at 1970-01-01T01:16:40.000Z. Renew the source on the page Sources or with POST /sources/${source.id}/renew`,
    );
    expect(await store.authenticate(`${token}x`)).toBeUndefined();
    await store.revoke(source.id);
    expect(await store.authenticate(token)).toBeUndefined();
  });

  it('are renewed without a gap: the token before works for the overlap', async () => {
    clock = 1_000_000;
    const { store } = await createStore();
    const first = await store.create(pipeline);
    clock += HOUR;
    const renewal = { by: 'user:default/ada', overlap: HOUR };
    const second = await store.renew(first.source.id, {
      ...renewal,
      expiresAt: clock + 10 * HOUR,
    });
    expect(second?.source).toEqual({
      ...first.source,
      renewedAt: clock,
      expiresAt: clock + 10 * HOUR,
      previousUntil: clock + HOUR,
    });
    const works = async (token: string) =>
      (await store.authenticate(token).catch(() => undefined)) !== undefined;
    clock += HOUR - 1;
    expect(await works(first.token)).toBe(true);
    expect(await works(second!.token)).toBe(true);
    clock += 1;
    expect(await works(first.token)).toBe(false);
    expect(await works(second!.token)).toBe(true);
    // No end of a replaced token is put off, and none outlasts the newest
    const third = await store.renew(first.source.id, {
      by: renewal.by,
      overlap: 100 * HOUR,
      expiresAt: clock + HOUR,
    });
    expect(third?.source.previousUntil).toBe(clock + HOUR);
    await expect(store.authenticate(first.token)).rejects.toThrow(
      'expired at 1970-01-01T02:16:40.000Z',
    );
    clock += HOUR;
    expect(await works(second!.token)).toBe(false);
    expect(await works(third!.token)).toBe(false);
    expect(await store.list()).toEqual([third!.source]);
    const fourth = await store.renew(first.source.id, renewal);
    expect(fourth?.source.expiresAt).toBeUndefined();
    expect(await works(fourth!.token)).toBe(true);
  });

  it('are renewed unless revoked, and not while many of their tokens work', async () => {
    const { knex, store } = await createStore();
    const { source } = await store.create(pipeline);
    const renewal = { by: 'user:default/ada', overlap: HOUR };
    for (let times = 0; times < 4; times += 1) {
      await store.renew(source.id, renewal);
    }
    await expect(store.renew(source.id, renewal)).rejects.toThrow(
      '5 tokens of this source work already',
    );
    clock = Date.now() + 2 * HOUR;
    await store.renew(source.id, renewal);
    clock += 2 * HOUR;
    await store.renew(source.id, renewal);
    clock += 2 * HOUR;
    await store.renew(source.id, renewal);
    // Those long over are not kept for ever
    expect((await knex('source_secrets').select()).length).toBeLessThan(8);
    expect(await store.renew('unknown', renewal)).toBeUndefined();
    await store.revoke(source.id);
    expect(await store.renew(source.id, renewal)).toBeUndefined();
  });

  it('are warned of by their newest token', async () => {
    const { store } = await createStore();
    const { source } = await store.create(pipeline);
    await store.markWarned(source, 14);
    const warned = { ...source, warnedDays: 14 };
    expect(await store.get(source.id)).toEqual(warned);
    const { source: renewed } = (await store.renew(source.id, {
      by: 'user:default/ada',
      overlap: HOUR,
    }))!;
    expect(renewed.warnedDays).toBeUndefined();
    await store.markWarned(renewed, 3);
    expect(await store.list()).toEqual([{ ...renewed, warnedDays: 3 }]);
  });

  it('of a model in no catalog end soon, unless they are kept', async () => {
    clock = 1_000_000;
    const { store } = await createStore();
    const claim = { owner: 'group:default/lending', until: clock + HOUR };
    const made = {
      kept: await store.create({ ...pipeline, claim }),
      lost: await store.create({ ...pipeline, claim }),
      left: await store.create({ ...pipeline, claim }),
    };
    await store.create(pipeline);
    const ids = async () => (await store.listClaiming()).map(({ id }) => id);
    expect((await ids()).sort()).toEqual(
      Object.values(made)
        .map(({ source }) => source.id)
        .sort(),
    );
    expect(await store.authenticate(made.left.token)).toEqual({
      source: { ...made.left.source, claim },
      expiresAt: new Date(claim.until),
    });
    await store.settleClaim(made.kept.source.id, true);
    await store.settleClaim(made.lost.source.id, false);
    const refused = 'did not appear in the catalog in time with the owner';
    await expect(store.authenticate(made.lost.token)).rejects.toThrow(refused);
    clock += HOUR - 1;
    await store.authenticate(made.left.token);
    clock += 1;
    await expect(store.authenticate(made.left.token)).rejects.toThrow(refused);
    expect(await ids()).toEqual([]);
    const kept = await store.authenticate(made.kept.token);
    expect(kept).toEqual({ source: { ...made.kept.source, claim: undefined } });
    // Whoever renews it may make sources of its model
    const renewed = await store.renew(made.left.source.id, {
      by: 'user:default/ada',
      overlap: 0,
    });
    expect(renewed?.source.claim).toBeUndefined();
    expect(await store.authenticate(renewed!.token)).toBeDefined();
    await expect(store.authenticate(made.left.token)).rejects.toThrow(
      'expired at',
    );
  });
});
