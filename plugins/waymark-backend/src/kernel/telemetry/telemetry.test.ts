import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  type MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import { waitFor } from '../../__testUtils__/waitFor';

jest.setTimeout(60_000);

type Point = { value: number; [attribute: string]: unknown };

/** Keeps what instruments are told, as an SDK would. */
class Recorder {
  readonly points: Record<string, Point[]> = {};
  readonly #gauges: Record<string, MetricsServiceObservableCallback[]> = {};

  readonly service = createServiceFactory({
    service: metricsServiceRef,
    deps: {},
    factory: () => {
      const instrument = (name: string) => {
        const keep = (value: number, attributes?: object) =>
          (this.points[name] ??= []).push({ value, ...attributes });
        return { add: keep, record: keep };
      };
      const observable = (name: string) => ({
        addCallback: (callback: MetricsServiceObservableCallback) => {
          (this.#gauges[name] ??= []).push(callback);
        },
        removeCallback: () => {},
      });
      return {
        createCounter: instrument,
        createUpDownCounter: instrument,
        createHistogram: instrument,
        createGauge: instrument,
        createObservableCounter: observable,
        createObservableUpDownCounter: observable,
        createObservableGauge: observable,
      };
    },
  });

  async collect(name: string): Promise<Point[]> {
    const points: Point[] = [];
    for (const callback of this.#gauges[name]) {
      await callback({
        observe: (value, attributes) => points.push({ value, ...attributes }),
      });
    }
    return points;
  }
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('telemetry on %s', databaseId => {
  const recorder = new Recorder();
  const refusing = {
    source: 'vendor',
    verify: async () => {
      throw new AuthenticationError('Wrongly signed');
    },
    translate: () => [],
  };
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    engine = await startEngine({
      knex,
      translators: [refusing],
      features: [recorder.service],
    });
  });
  afterAll(() => engine.stop());

  it('counts events by door and verdict, and folds by cause', async () => {
    const at = '2026-01-01T00:00:00Z';
    const one = cloudEvent(deployment('d1', at, '1'));
    await engine.post([one, one, { specversion: '1.0' }]);
    await engine.settled();
    expect(recorder.points['waymark.ingest.events']).toEqual([
      { value: 1, door: 'events', verdict: 'accepted' },
      { value: 1, door: 'events', verdict: 'duplicate' },
      { value: 1, door: 'events', verdict: 'rejected' },
    ]);
    const [took] = recorder.points['waymark.ingest.duration'];
    expect(took.door).toBe('events');
    expect(took.value).toBeGreaterThan(0);
    // Seconds, not milliseconds
    expect(took.value).toBeLessThan(30);

    const folds = recorder.points['waymark.fold.duration'];
    expect(folds.map(({ cause }) => cause)).toEqual(['events']);
    await engine.api().post('/api/waymark/rebuild');
    await engine.settled();
    expect(folds.map(({ cause }) => cause)).toEqual(['events', 'rebuild']);
  });

  it('counts requests refused at the door', async () => {
    await engine.api().post('/api/waymark/webhooks/vendor').send('{}');
    await engine.api().post('/api/waymark/webhooks/nobody').send('{}');
    expect(recorder.points['waymark.ingest.refusals']).toEqual([
      { value: 1, door: 'webhooks/vendor', reason: 'AuthenticationError' },
      { value: 1, door: 'webhooks', reason: 'NotFoundError' },
    ]);
  });

  it('tells what waits, and for how long', async () => {
    const backlog = () => recorder.collect('waymark.fold.backlog');
    const age = () => recorder.collect('waymark.fold.backlog.age');
    expect([await backlog(), await age()]).toEqual([
      [{ value: 0 }],
      [{ value: 0 }],
    ]);
    const event = { ...(await knex('events').first()) };
    await knex('pending').insert({
      model: 'model:default/elsewhere',
      sequence: event.sequence,
    });
    await knex('events')
      .where({ sequence: event.sequence })
      .update({ arrived_ms: Number(event.arrived_ms) - 60_000 });
    const [[waiting], [since]] = await Promise.all([backlog(), age()]);
    expect(waiting).toEqual({ value: 1 });
    expect(since.value).toBeGreaterThanOrEqual(60);
    expect(since.value).toBeLessThan(120);
  });

  it('tells rollbacks by state', async () => {
    const row = {
      model: 'model:default/credit-risk',
      environment: 'production',
      to_version: '1',
      reason: 'fails',
      requested_by: 'user:default/anna',
      requested_at: 1,
    };
    await knex('rollbacks').insert([
      { ...row, id: '1', state: 'failed' },
      { ...row, id: '2', state: 'failed' },
      { ...row, id: '3', state: 'confirmed' },
    ]);
    expect(await recorder.collect('waymark.rollback.requests')).toEqual([
      { value: 0, state: 'requested' },
      { value: 0, state: 'dispatched' },
      { value: 1, state: 'confirmed' },
      { value: 2, state: 'failed' },
      { value: 0, state: 'cancelled' },
    ]);
  });

  it('tells how long lists took to bring up to date', async () => {
    await waitFor(() =>
      expect(recorder.points['waymark.portfolio.refresh.duration']).toEqual(
        expect.arrayContaining([{ value: expect.any(Number), scope: 'model' }]),
      ),
    );
  });
});
