import { request } from 'node:http';
import { TestForge } from './__testUtils__/TestForge';

jest.setTimeout(60_000);

describe('onlyThisMachine', () => {
  const forge = new TestForge();

  beforeAll(() => forge.start());
  afterAll(() => forge.remove());

  /** Sends headers that fetch would not let a program set. */
  function send(
    path: string,
    headers: Record<string, string>,
    method = 'GET',
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port: forge.port,
          path,
          method,
          headers: { 'PRIVATE-TOKEN': forge.token, ...headers },
        },
        res => {
          res.resume();
          resolve(res.statusCode!);
        },
      )
        .once('error', reject)
        .end();
    });
  }

  const everywhere = [
    '/health',
    '/api/v4/user',
    '/api/v4/projects/models%2Fx/trigger/pipeline',
    '/models/x.git/info/refs?service=git-receive-pack',
    '/runtime/api/services',
    '/models/x',
  ];

  it.each(everywhere)('refuses a rebound name at %s', async path => {
    const host = `forge.attacker.example:${forge.port}`;
    expect(await send(path, { host })).toBe(403);
  });

  it.each(everywhere)('refuses pages of other sites at %s', async path => {
    const host = `localhost:${forge.port}`;
    const foreign: Record<string, string>[] = [
      { host, origin: 'https://attacker.example' },
      { host, origin: 'null' },
      { host, origin: 'http://localhost.attacker.example' },
      { host, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect(await send(path, headers, 'POST')).toBe(403);
    }
  });

  it('answers programs, its own pages and the portal on this machine', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const host = `${name}:${forge.port}`;
      expect(await send('/health', { host })).toBe(200);
      expect(
        await send('/api/v4/user', {
          host,
          origin: 'http://localhost:3000',
          'sec-fetch-site': 'same-site',
        }),
      ).toBe(200);
    }
  });
});
