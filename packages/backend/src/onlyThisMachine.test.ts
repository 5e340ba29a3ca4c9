import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseStrangers } from './onlyThisMachine';

describe('refuseStrangers', () => {
  const host = 'localhost:7007';
  let server: Server;

  beforeAll(async () => {
    server = createServer((req, res) =>
      refuseStrangers(req, res, () => res.end('answered')),
    );
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise(done => server.close(done)));

  function send(headers: Record<string, string>): Promise<number> {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, headers }, res => {
        res.resume();
        resolve(res.statusCode!);
      })
        .once('error', reject)
        .end();
    });
  }

  it('answers programs and the portal on this machine', async () => {
    expect(await send({ host })).toBe(200);
    expect(await send({ host: '[::1]:7007' })).toBe(200);
    const portal = { host, origin: 'http://localhost:3000' };
    expect(await send({ ...portal, 'sec-fetch-site': 'same-site' })).toBe(200);
  });

  it.each<Record<string, string>>([
    { host: 'portal.attacker.example:7007' },
    { host, origin: 'https://attacker.example' },
    { host, origin: 'http://localhost.attacker.example' },
    { host, origin: 'null' },
    { host, 'sec-fetch-site': 'cross-site' },
  ])('refuses %p', async headers => {
    expect(await send(headers)).toBe(403);
  });
});
