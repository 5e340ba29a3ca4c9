import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { Decision } from '../../decisions/DecisionRecorder';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import { FakePlatform } from './__fixtures__/FakePlatform';
import { deployed, hour, twoVersions } from './__fixtures__/rows';
import { DatabaseRollbackStore } from './DatabaseRollbackStore';
import { DefaultRollbackService } from './DefaultRollbackService';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';

describe('DefaultRollbackService', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const ids = databases.eachSupportedId();

  async function setup(databaseId: string) {
    const database = await databases.init(databaseId as 'SQLITE_3');
    await applyMigrations(database);

    const clock = { now: hour(10) };
    const platform = new FakePlatform();
    const decisions: Decision[] = [];
    const rows = twoVersions();
    const notify = jest.fn();
    const entity: Entity = {
      apiVersion: 'waymark.dev/v1alpha1',
      kind: 'Model',
      metadata: {
        name: 'credit-risk',
        annotations: { 'waymark.dev/deployments-from': 'pipeline' },
      },
    };
    const create = () =>
      DefaultRollbackService.create({
        store: DatabaseRollbackStore.create({ database }),
        recorder: {
          // As the ledger does: the same decision twice is one event
          async record(decision) {
            const known = decisions.find(
              each =>
                each.kind === decision.kind &&
                each.subjectId === decision.subjectId,
            );
            if (known) expect(decision).toEqual(known);
            else decisions.push(decision);
          },
        },
        projections: {
          getRows: async () => rows,
          getRowsOf: async () => [],
          getNamed: async () => rows,
          getAnswers: async () => rows,
          getServing: async () => rows,
          getRecent: async () => rows,
          getRowsOfMany: async () => new Map(),
        },
        executors: [platform],
        getEntity: async ref => (ref === MODEL ? entity : undefined),
        settings: { timeout: 900_000, eventTimeout: 120_000, retryFor: 60_000 },
        logger: mockServices.logger.mock(),
        now: () => clock.now,
        notify,
      });
    const ask = {
      modelRef: MODEL,
      entity,
      environment: 'production',
      reason: 'Scores look wrong',
      requestedBy: 'user:default/guest',
    };
    const answer = (id: string, source = 'pipeline', toVersion = '1') =>
      rows.deployments.push(
        deployed(toVersion, clock.now, {
          source,
          id: `rolledback-${rows.deployments.length}`,
          kind: 'rolledback',
          toVersion,
          rollbackRequest: id,
        }),
      );
    const kinds = () => decisions.map(each => each.kind);
    return {
      service: create(),
      create,
      clock,
      platform,
      decisions,
      kinds,
      rows,
      notify,
      ask,
      answer,
    };
  }

  it.each(ids)(
    'is asked for, sent, followed and confirmed by the event, %p',
    async id => {
      const t = await setup(id);
      const asked = await t.service.request(t.ask);
      expect(asked).toMatchObject({
        state: 'requested',
        fromVersion: '2',
        toVersion: '1',
        reverts: 'd-2',
      });
      // The request must stand in the ledger before any platform hears of it
      t.platform.beforeRun = async () =>
        expect(t.kinds()).toEqual(['rollback.requested']);
      t.platform.status = {
        state: 'running',
        steps: [{ name: 'rollback', state: 'running', url: 'https://forge/j' }],
      };
      await t.service.advance();

      expect([...t.platform.runs.values()]).toEqual([
        expect.objectContaining({
          id: asked.id,
          environment: 'production',
          fromVersion: '2',
          toVersion: '1',
          reverts: 'd-2',
          reason: 'Scores look wrong',
        }),
      ]);
      const sent = await t.service.get(asked.id);
      expect(sent).toMatchObject({
        state: 'dispatched',
        executor: 'fake',
        run: { id: `run-of-${asked.id}`, url: 'https://forge/runs/1' },
      });
      expect(sent.steps.map(each => [each.name, each.state])).toEqual([
        ['Requested', 'done'],
        ['Sent to fake', 'done'],
        ['rollback', 'running'],
        ['Confirmed by the platform', 'waiting'],
      ]);

      // A run that succeeded is not yet a rollback
      t.platform.status = {
        state: 'succeeded',
        steps: [{ name: 'rollback', state: 'done' }],
      };
      t.clock.now += 2_000;
      await t.service.advance();
      expect(await t.service.get(asked.id)).toMatchObject({
        state: 'dispatched',
      });

      t.answer(asked.id);
      t.clock.now += 500;
      await t.service.advance({ model: MODEL });
      const done = await t.service.get(asked.id);
      expect(done).toMatchObject({
        state: 'confirmed',
        confirmedBy: 'rolledback-2',
        endedAt: new Date(t.clock.now).toISOString(),
        message: null,
      });
      expect(done.steps.every(each => each.state === 'done')).toBe(true);
      expect(t.kinds()).toEqual([
        'rollback.requested',
        'rollback.dispatched',
        'rollback.confirmed',
      ]);
      expect(t.decisions[0]).toEqual({
        kind: 'rollback.requested',
        subjectId: asked.id,
        model: MODEL,
        at: hour(10),
        by: 'user:default/guest',
        content: {
          environment: 'production',
          fromVersion: '2',
          toVersion: '1',
          reverts: 'd-2',
          reason: 'Scores look wrong',
        },
      });
      expect(t.notify).toHaveBeenCalledWith(MODEL);
      expect(await t.service.list(MODEL)).toEqual([done]);

      t.notify.mockClear();
      t.clock.now += 60_000;
      await t.service.advance();
      expect(t.notify).not.toHaveBeenCalled();
    },
  );

  it.each(ids)(
    'starts one run for a double click, on one replica or two, %p',
    async id => {
      const t = await setup(id);
      const other = t.create();
      const click = { ...t.ask, idempotencyKey: 'click-1' };
      const answers = await Promise.all([
        t.service.request(click),
        other.request(click),
        t.service.request(click),
      ]);
      expect(new Set(answers.map(each => each.id)).size).toBe(1);
      await Promise.all(
        [t.service, other, t.service, other].map(each => each.advance()),
      );
      t.clock.now += 5_000;
      await Promise.all([t.service.advance(), other.advance()]);
      expect(t.platform.calls).toBe(1);

      await expect(
        other.request({ ...click, reason: 'Another reason' }),
      ).rejects.toThrow('Idempotency-Key was used for another rollback');
      await expect(t.service.request(t.ask)).rejects.toThrow(
        `Rollback ${answers[0].id} is under way in production`,
      );
    },
  );

  it.each(ids)(
    'finds its run again after dying between dispatch and store, %p',
    async id => {
      const t = await setup(id);
      const asked = await t.service.request(t.ask);
      // The process is gone: the call never returns to the one that made it
      const started = new Promise<void>(resolved => {
        t.platform.afterRun = () => {
          resolved();
          return new Promise(() => {});
        };
      });
      void t.service.advance();
      await started;

      const next = t.create();
      t.platform.afterRun = async () => {};
      await next.advance();
      expect(t.platform.calls).toBe(1);
      await expect(
        next.cancel(asked.id, { cancelledBy: 'user:default/guest' }),
      ).rejects.toThrow('has been asked for this rollback already');

      t.clock.now += 60_000;
      await next.advance();
      expect(t.platform.runs.size).toBe(1);
      expect(await next.get(asked.id)).toMatchObject({
        state: 'dispatched',
        run: { id: `run-of-${asked.id}` },
      });
      expect(t.kinds()).toEqual(['rollback.requested', 'rollback.dispatched']);
    },
  );

  it.each(ids)(
    'believes no other source and no other version, %p',
    async id => {
      const t = await setup(id);
      const asked = await t.service.request(t.ask);
      t.platform.status = { state: 'succeeded', steps: [] };
      await t.service.advance();
      t.answer(asked.id, 'somebody-else');
      await t.service.advance({ model: MODEL });
      expect(await t.service.get(asked.id)).toMatchObject({
        state: 'dispatched',
      });

      t.clock.now += 120_000;
      await t.service.advance();
      const failed = await t.service.get(asked.id);
      expect(failed).toMatchObject({ state: 'failed', confirmedBy: null });
      expect(failed.message).toMatch(
        /came from somebody-else, but only pipeline may confirm/,
      );
      expect(t.kinds()).toContain('rollback.failed');

      const second = await t.service.request(t.ask);
      await t.service.advance();
      t.answer(second.id, 'pipeline', '7');
      await t.service.advance({ model: MODEL });
      expect(await t.service.get(second.id)).toMatchObject({
        state: 'failed',
        message: 'The platform went back to version 7 instead of 1.',
      });
    },
  );

  it.each(ids)('fails when the event never comes, %p', async id => {
    const t = await setup(id);
    const asked = await t.service.request(t.ask);
    await t.service.advance();
    t.clock.now += 899_000;
    await t.service.advance();
    expect(await t.service.get(asked.id)).toMatchObject({
      state: 'dispatched',
    });
    t.clock.now += 1_000;
    await t.service.advance({ model: MODEL });
    expect(await t.service.get(asked.id)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(
        'did not confirm the rollback within 15 minutes',
      ),
    });

    const second = await t.service.request(t.ask);
    t.platform.status = { state: 'succeeded', steps: [] };
    await t.service.advance();
    t.clock.now += 121_000;
    await t.service.advance();
    expect(await t.service.get(second.id)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(
        'The run succeeded, but the platform’s own service.rolledback event never came',
      ),
    });
  });

  it.each(ids)('fails with the run, in the platform’s words, %p', async id => {
    const t = await setup(id);
    const asked = await t.service.request(t.ask);
    t.platform.status = {
      state: 'failed',
      message: 'Job rollback failed',
      steps: [{ name: 'rollback', state: 'failed' }],
    };
    await t.service.advance();
    // An event sent by an earlier job may still be on its way
    expect(await t.service.get(asked.id)).toMatchObject({
      state: 'dispatched',
    });
    t.clock.now += 5_000;
    await t.service.advance();
    expect(await t.service.get(asked.id)).toMatchObject({
      state: 'failed',
      message: 'Job rollback failed',
      endedAt: new Date(t.clock.now).toISOString(),
    });
  });

  it.each(ids)(
    'asks an unreachable platform again, a refusing one not, %p',
    async id => {
      const t = await setup(id);
      const asked = await t.service.request(t.ask);
      t.platform.beforeRun = async () => {
        throw new Error('socket hang up');
      };
      await t.service.advance();
      await t.service.advance();
      expect(t.platform.calls).toBe(1);
      expect(await t.service.get(asked.id)).toMatchObject({
        state: 'requested',
        message: 'Trying again: socket hang up',
      });
      for (let second = 0; second < 75; second++) {
        t.clock.now += 1_000;
        await t.service.advance();
      }
      expect(await t.service.get(asked.id)).toMatchObject({
        state: 'failed',
        message: 'socket hang up',
      });
      expect(t.platform.calls).toBeGreaterThan(4);
      expect(t.platform.calls).toBeLessThan(12);

      const second = await t.service.request(t.ask);
      t.platform.beforeRun = async () => {
        throw new InputError('The project has no rollback job');
      };
      await t.service.advance();
      const refused = await t.service.get(second.id);
      expect(refused).toMatchObject({
        state: 'failed',
        message: 'The project has no rollback job',
      });
      expect(refused.steps.map(each => each.state)).toEqual([
        'done',
        'failed',
        'waiting',
      ]);
    },
  );

  it.each(ids)('is cancelled before a platform is asked, %p', async id => {
    const t = await setup(id);
    const asked = await t.service.request(t.ask);
    const cancelled = await t.service.cancel(asked.id, {
      cancelledBy: 'user:default/other',
    });
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    await t.service.advance();
    expect(t.platform.calls).toBe(0);
    expect(t.decisions).toMatchObject([
      { kind: 'rollback.requested', by: 'user:default/guest' },
      { kind: 'rollback.cancelled', by: 'user:default/other' },
    ]);
    await expect(
      t.service.cancel(asked.id, { cancelledBy: 'user:default/other' }),
    ).rejects.toThrow('This rollback is cancelled already');
    await expect(t.service.get('unknown')).rejects.toThrow(
      'There is no rollback unknown',
    );
  });

  it.each(ids)(
    'previews, and refuses what the preview refuses, %p',
    async id => {
      const t = await setup(id);
      const { modelRef, entity } = t.ask;
      expect(await t.service.preview({ modelRef, entity })).toMatchObject({
        model: MODEL,
        items: [{ environment: 'production', possible: true, toVersion: '1' }],
      });
      expect(await t.service.preview({ modelRef })).toMatchObject({
        items: [{ possible: false, obstacle: 'noExecutor' }],
      });
      await expect(
        t.service.request({ ...t.ask, environment: 'moon' }),
      ).rejects.toThrow('has never been deployed to moon');
      await expect(
        t.service.request({ ...t.ask, toVersion: '2' }),
      ).rejects.toThrow('Version 2 is not one that served');
      await expect(
        t.service.request({ ...t.ask, entity: undefined }),
      ).rejects.toThrow('No installed platform can roll this model back');
      await expect(
        t.service.request({ ...t.ask, reason: '    .' }),
      ).rejects.toThrow('Say in a few words why');
      expect(await t.service.list(MODEL)).toEqual([]);
    },
  );
});
