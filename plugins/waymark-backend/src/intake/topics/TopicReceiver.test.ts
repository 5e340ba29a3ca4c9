import { mockServices } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import type { Verdict } from '../ingest/IngestService';
import { TopicReceiver } from './TopicReceiver';

const event = {
  topic: 'cdevents',
  eventPayload: cloudEvent(deployment('d1', '2026-01-01T00:00:00Z', '1')),
};
const accepted: Verdict[] = [{ status: 'accepted', id: 'd1' }];

function create(ingest: () => Promise<Verdict[]>) {
  const stop = new AbortController();
  const receiver = TopicReceiver.create({
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

  it('refuses what cannot be written as JSON, which is no failure', async () => {
    const cyclic: any = {};
    cyclic.self = cyclic;
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const refused = jest.fn();
    const receiver = TopicReceiver.create({
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
