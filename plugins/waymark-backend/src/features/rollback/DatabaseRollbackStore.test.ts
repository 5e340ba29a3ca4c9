import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { DatabaseRollbackStore } from './DatabaseRollbackStore';
import type { RollbackRecord } from './RollbackRecord';

jest.setTimeout(60_000);

function record(overrides: Partial<RollbackRecord> = {}): RollbackRecord {
  return {
    id: 'rb-1',
    model: 'model:default/credit-risk',
    environment: 'production',
    fromVersion: '2',
    toVersion: '1',
    reason: 'Scores look wrong',
    requestedBy: 'user:default/guest',
    requestedAt: 1_767_571_200_000,
    idempotencyKey: 'click-1',
    state: 'requested',
    attempts: 0,
    steps: [],
    wakeAt: 1_000,
    ...overrides,
  };
}

describe('DatabaseRollbackStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  async function create(id: string) {
    const database = await databases.init(id as 'SQLITE_3');
    await applyMigrations(database);
    return { store: DatabaseRollbackStore.create({ database }) };
  }

  it.each(databases.eachSupportedId())(
    'keeps a rollback as it was given, %p',
    async id => {
      const { store } = await create(id);
      const given = record({
        steps: [{ name: 'deploy', state: 'done', at: '2026-01-05T00:00:00Z' }],
        recordedState: 'requested',
        runEndedAt: 1_767_571_200_123,
      });
      await store.insert(given);
      expect(await store.get('rb-1')).toEqual(given);
      expect(await store.get('rb-2')).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'lets one rollback be active in an environment, and a key be used once, %p',
    async id => {
      const { store } = await create(id);
      await store.insert(record());
      const other = { id: 'rb-2', idempotencyKey: 'click-2' };
      await expect(store.insert(record(other))).rejects.toThrow(
        'A rollback of model:default/credit-risk in production is under way',
      );
      await store.insert(record({ ...other, environment: 'staging' }));

      await store.cancel('rb-1', { endedAt: 5, endedBy: 'me', wakeAt: 5 });
      await expect(store.insert(record({ id: 'rb-3' }))).rejects.toThrow(
        expect.objectContaining({ name: 'ConflictError' }),
      );
      await store.insert(record({ id: 'rb-3', idempotencyKey: undefined }));
      const ids = (await store.list('model:default/credit-risk')).map(
        each => each.id,
      );
      expect(ids).toEqual(['rb-1', 'rb-2', 'rb-3']);

      const { model, requestedBy } = record();
      const key = { model, requestedBy, idempotencyKey: 'click-2' };
      expect(await store.findByKey(key)).toMatchObject({ id: 'rb-2' });
      expect(
        await store.findByKey({ ...key, requestedBy: 'user:default/other' }),
      ).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'gives a due rollback to one worker at a time, %p',
    async id => {
      const { store } = await create(id);
      await store.insert(record());
      const options = { now: 2_000, leaseUntil: 5_000, limit: 10 };
      expect(await store.claimDue({ ...options, now: 999 })).toEqual([]);

      const claims = await Promise.all(
        Array.from({ length: 5 }, () => store.claimDue(options)),
      );
      const won = claims.flat();
      expect(won).toHaveLength(1);

      const later = { ...options, now: 5_000, leaseUntil: 9_000 };
      const [next] = await store.claimDue(later);
      expect(next.record.id).toBe('rb-1');
      // The first worker overslept: what it writes now must not count
      expect(await store.update(won[0], { attempts: 9 }, 9_000)).toBe(false);
      expect(await store.update(next, { attempts: 1 }, 9_000)).toBe(true);
      expect(await store.get('rb-1')).toMatchObject({ attempts: 1 });

      await store.release(next);
      const [again] = await store.claimDue(later);
      expect(again.record.attempts).toBe(1);
      await store.update(again, { wakeAt: undefined }, 9_000);
      await store.release(again);
      expect(await store.claimDue({ ...later, now: 99_000 })).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'looks early at those of a model that wait for their platform, %p',
    async id => {
      const { store } = await create(id);
      await store.insert(record({ state: 'dispatched', wakeAt: 60_000 }));
      const options = { now: 1_000, leaseUntil: 5_000, limit: 10 };
      expect(await store.claimDue(options)).toEqual([]);
      const other = { ...options, model: 'model:default/other' };
      expect(await store.claimDue(other)).toEqual([]);
      const own = { ...options, model: 'model:default/credit-risk' };
      expect(await store.claimDue(own)).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'cancels only what no platform was asked for, %p',
    async id => {
      const { store } = await create(id);
      await store.insert(record());
      const end = { endedAt: 3_000, endedBy: 'user:default/guest', wakeAt: 1 };
      const [claim] = await store.claimDue({
        now: 2_000,
        leaseUntil: 5_000,
        limit: 10,
      });
      await store.update(claim, { attempts: 1 }, 5_000);
      expect(await store.cancel('rb-1', end)).toBe(false);
      expect(await store.get('rb-1')).toMatchObject({ state: 'requested' });

      await store.insert(
        record({
          id: 'rb-2',
          environment: 'staging',
          idempotencyKey: undefined,
        }),
      );
      expect(await store.cancel('rb-2', end)).toBe(true);
      expect(await store.get('rb-2')).toMatchObject({
        state: 'cancelled',
        endedBy: 'user:default/guest',
      });
    },
  );
});
