import { once } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { TestDatabases } from '@backstage/backend-test-utils';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/**
 * Milliseconds that the thread was held up for at most while something was done:
 * the least of three times, and less what it waited for the processor, because
 * what the machine does besides is not meant.
 */
async function longestStall(
  work: (attempt: number) => Promise<unknown>,
): Promise<number> {
  const stalls: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const used = process.cpuUsage();
    const busy = performance.eventLoopUtilization();
    await work(attempt);
    delay.disable();
    const { user, system } = process.cpuUsage(used);
    const { active } = performance.eventLoopUtilization(busy);
    const share = Math.min(1, (user + system) / 1e3 / active);
    stalls.push((delay.max / 1e6) * share);
  }
  return Math.min(...stalls);
}

/** Sends from a thread of its own, so that only what the backend does is measured. */
async function send(url: string, body: string) {
  const sender = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     fetch(workerData.url + '/events', {
       method: 'POST',
       headers: { 'Content-Type': 'application/cloudevents-batch+json' },
       body: workerData.body,
     })
       .then(answer => answer.json())
       .then(({ accepted, rejected }) =>
         parentPort.postMessage({ accepted, rejected: rejected.length }),
       );`,
    { eval: true, workerData: { url, body } },
  );
  const [counts] = await once(sender, 'message');
  return counts as { accepted: number; rejected: number };
}

const at = '2026-01-01T00:00:00Z';

/** Some 9 MB of events whose links are all malformed. */
const malformed = JSON.stringify(
  Array.from({ length: 900 }, (_, n) => {
    const event = deployment(`l${n}`, at, '1');
    event.context.links = Array.from({ length: 100 }, () => ({
      linkType: 'RELATION',
      linkKind: '',
      target: { contextId: '' },
      tags: 'none',
      other: [],
    })) as never;
    return cloudEvent(event);
  }),
);

/** As many events as one request may bring, well formed. */
const large = [0, 1, 2].map(attempt =>
  JSON.stringify(
    Array.from({ length: 10_000 }, (_, n) =>
      cloudEvent(deployment(`e${attempt}-${n}`, at, `${n}`)),
    ),
  ),
);

describe.each(databases.eachSupportedId())('the doors on %s', databaseId => {
  it('hold up nobody for 200 ms, whatever comes in', async () => {
    const engine = await startEngine({
      knex: await databases.init(databaseId),
    });
    const post = (body: string) => send(engine.url, body);
    // The first request compiles what all need
    await post(JSON.stringify([cloudEvent(deployment('first', at, '1'))]));

    let refused = 0;
    const ofMalformed = await longestStall(async () => {
      refused = (await post(malformed)).rejected;
    });
    expect(refused).toBe(900);
    expect(ofMalformed).toBeLessThan(200);

    let accepted = 0;
    const ofLarge = await longestStall(async attempt => {
      accepted += (await post(large[attempt])).accepted;
    });
    expect(accepted).toBe(30_000);
    expect(ofLarge).toBeLessThan(200);
    await engine.stop();
  });
});
