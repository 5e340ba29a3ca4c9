import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HookReceiver } from '../__testUtils__/HookReceiver';
import { replayDemo } from './replayDemo';

const receipt = { accepted: 2, duplicates: 0, conflicts: [], rejected: [] };

describe('replayDemo', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'replay-'));
    mkdirSync(join(home, 'events'));
    const write = (name: string, content: string) =>
      writeFileSync(join(home, 'events', name), content);
    write('anchor.json', '{ "anchor": "2026-01-02T00:00:00.000Z" }');
    write('a.ndjson', '{"id":"a","time":"2026-01-02T00:00:00.000Z"}\n');
    write('b.ndjson', '\n{"id":"b","time":"2026-01-01T00:00:00.000Z"}\n');
  });

  afterEach(() => {
    rmSync(home, { recursive: true });
  });

  async function replayTo(portal: HookReceiver, logged: string[] = []) {
    const backendUrl = await portal.start();
    try {
      await replayDemo({
        folder: join(home, 'events'),
        stateFile: join(home, 'state', 'demo.json'),
        backendUrl,
        token: 'demo-token',
        log: message => logged.push(message),
        signal: new AbortController().signal,
      });
    } finally {
      await portal.stop();
    }
    return portal.requests.filter(r => r.path === '/api/waymark/events');
  }

  it('waits for the portal, repeats what it was not ready for, and ends now', async () => {
    const answers = [503, 200, 503, 202];
    const logged: string[] = [];
    const before = Date.now();

    const posts = await replayTo(
      new HookReceiver(() => ({ status: answers.shift()!, body: receipt })),
      logged,
    );

    expect(answers).toEqual([]);
    expect(posts).toHaveLength(2);
    expect(posts[0].body).toBe(posts[1].body);
    expect(posts[1].headers).toMatchObject({
      authorization: 'Bearer demo-token',
      'content-type': 'application/x-ndjson',
    });
    const events = posts[1].body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events.map(event => event.id)).toEqual(['b', 'a']);
    const ended = Date.parse(events[1].time);
    expect(ended).toBeGreaterThanOrEqual(before);
    expect(ended).toBeLessThanOrEqual(Date.now());
    expect(ended - Date.parse(events[0].time)).toBe(24 * 60 * 60 * 1000);
    expect(logged.at(-1)).toMatch(/2 events accepted/);
  });

  it('sends exactly the same at a later start', async () => {
    const ok = () => ({ status: 200, body: receipt });
    const [first] = await replayTo(new HookReceiver(ok));
    await new Promise(resolve => setTimeout(resolve, 5));
    const [second] = await replayTo(new HookReceiver(ok));
    expect(second.body).toBe(first.body);
  });

  it('gives up at once when the portal refuses the token', async () => {
    const portal = new HookReceiver(request => ({
      status: request.method === 'POST' ? 403 : 200,
      body: { error: { name: 'NotAllowedError', message: 'no' } },
    }));
    await expect(replayTo(portal)).rejects.toThrow(/403/);
  });
});
