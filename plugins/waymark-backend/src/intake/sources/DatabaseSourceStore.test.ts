import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseSourceStore } from './DatabaseSourceStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const pipeline = {
  name: 'Credit risk pipeline',
  eventSource: '/pipelines/credit-risk',
  models: ['model:default/credit-risk'],
  createdBy: 'user:default/guest',
};

describe.each(databases.eachSupportedId())('sources on %s', databaseId => {
  const createStore = async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    return { knex, store: DatabaseSourceStore.create({ database: knex }) };
  };

  it('are known by their token, of which only a digest is kept', async () => {
    const { knex, store } = await createStore();
    const { source, token } = await store.create(pipeline);
    expect(token).toMatch(/^wmk_[0-9a-f]{16}_[\w-]{43}$/);
    expect(await store.authenticate(token)).toEqual(source);
    expect(source).toMatchObject(pipeline);
    expect(await store.get(source.id)).toEqual(source);
    expect(await store.get('unknown')).toBeUndefined();
    const kept = JSON.stringify(await knex('sources').select());
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
});
