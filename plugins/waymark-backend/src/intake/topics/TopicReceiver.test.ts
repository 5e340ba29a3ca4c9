import { mockServices } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { TooManyEventsError } from '../ingest/RateLimiter';
import type { Verdict } from '../ingest/IngestService';
import { TopicReceiver } from './TopicReceiver';

const event = {
  topic: 'cdevents',
  eventPayload: cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
};
const accepted: Verdict[] = [{ status: 'accepted', id: 'd1' }];

/** Lets anything through. */
const open = { limits: { events: 10 }, rates: { admitVendor: () => {} } };

function create(ingest: () => Promise<Verdict[]>, limits = open) {
  const stop = new AbortController();
  const receiver = TopicReceiver.create({
    ...limits,
    ingest: { ingest } as never,
    sourceActivity: null!,
    routes: [{ topic: 'cdevents', headers: {} }],
    logger: mockServices.logger.mock(),
    stopping: stop.signal,
  });
  return { receiver, stop };
}

describe('TopicReceiver', () => {
  const away = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('holds an event until the database is back', async () => {
    const ingest = jest
      .fn<Promise<Verdict[]>, []>()
      .mockRejectedValueOnce(away)
      .mockRejectedValueOnce(away)
      .mockResolvedValue(accepted);
    const received = jest.fn();
    const done = create(ingest).receiver.receive(event).then(received);
    await jest.advanceTimersByTimeAsync(2_900);
    expect([ingest.mock.calls.length, received.mock.calls.length]).toEqual([
      2, 0,
    ]);
    await jest.advanceTimersByTimeAsync(200);
    await done;
    expect(ingest).toHaveBeenCalledTimes(3);
  });

  it('gives up after five minutes, when the backend stops, and at once on other errors', async () => {
    const failing = (error: Error) => async () => {
      throw error;
    };
    const failed = jest.fn();
    create(failing(away)).receiver.receive(event).catch(failed);
    await jest.advanceTimersByTimeAsync(4 * 60_000);
    expect(failed).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(failed).toHaveBeenCalledWith(away);

    const { receiver, stop } = create(failing(away));
    const stopped = jest.fn();
    receiver.receive(event).catch(stopped);
    stop.abort();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(stopped).toHaveBeenCalledWith(away);

    const broken = new TypeError('broken');
    await expect(create(failing(broken)).receiver.receive(event)).rejects.toBe(
      broken,
    );
  });

  it('holds what comes in faster than may, and refuses more at once than may', async () => {
    const limit = { events: 2, per: 60_000, key: 'vendorRateLimit' };
    const admitVendor = jest
      .fn()
      .mockImplementationOnce(() => {
        throw new TooManyEventsError(limit, 7);
      })
      .mockImplementation(() => {});
    const ingest = jest.fn(async () => accepted);
    const rates = { admitVendor };
    const { receiver } = create(ingest, { limits: { events: 2 }, rates });
    const done = receiver.receive(event);
    await jest.advanceTimersByTimeAsync(6_900);
    expect(ingest).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(200);
    await done;
    expect(ingest).toHaveBeenCalledTimes(1);
    expect(admitVendor).toHaveBeenLastCalledWith('topics/cdevents', 1);

    const refused = jest.fn();
    const most = TopicReceiver.create({
      ...open,
      limits: { events: 2 },
      ingest: null!,
      sourceActivity: { heard: () => {}, refused } as never,
      routes: [{ topic: 'cdevents', headers: {} }],
      logger: mockServices.logger.mock(),
      stopping: new AbortController().signal,
    });
    await most.receive({ ...event, eventPayload: [{}, {}, {}] });
    expect(refused.mock.calls[0][1].faults[0].message).toContain(
      'waymark.events.maxEventsPerRequest',
    );
  });

  it('refuses what cannot be written as JSON, which is no failure', async () => {
    const cyclic: any = {};
    cyclic.self = cyclic;
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const refused = jest.fn();
    const receiver = TopicReceiver.create({
      ...open,
      ingest: null!,
      sourceActivity: { heard: () => {}, refused } as never,
      routes: [{ topic: 'acme', translator: {} as never, headers: {} }],
      logger: mockServices.logger.mock(),
      stopping: new AbortController().signal,
    });
    for (const eventPayload of [cyclic, deep]) {
      await receiver.receive({ topic: 'acme', eventPayload });
    }
    const message = expect.stringContaining('cannot be written as JSON');
    expect(refused.mock.calls.map(([, { faults }]) => faults)).toEqual([
      [{ path: '', message }],
      [{ path: '', message }],
    ]);
  });
});
