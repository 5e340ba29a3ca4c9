import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestForge } from '../__testUtils__/TestForge';

jest.setTimeout(60_000);

const server = `
require('http').createServer((req, res) => {
  if (req.url === '/crash') process.exit(7);
  let body = '';
  req.on('data', chunk => { body += chunk; });
  req.on('end', () => {
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({
      version: process.env.MODEL_VERSION, pid: process.pid, body,
      method: req.method, url: req.url, leaked: process.env.LEAKED,
    }));
  });
}).listen(process.env.PORT, '127.0.0.1');
`;

function bundle(files: Record<string, string>, ...more: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
    }
    return execFileSync('tar', ['-czf', '-', ...more, '.'], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A process that ended but was not reaped yet is not running. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return /^[^Z\s]/.test(stdout);
}

describe('the runtime', () => {
  const forge = new TestForge();
  const managed = '/runtime/api/services/score/environments/production';
  const command = `'${process.execPath}' serve.js`;
  const good = bundle({ 'serve.js': server });

  beforeAll(async () => {
    process.env.LEAKED = 'leaked';
    await forge.start();
  });

  afterAll(async () => {
    delete process.env.LEAKED;
    await forge.remove();
  });

  async function deploy(
    version: string,
    body: Buffer = good,
    headers: Record<string, string> = { 'X-Command': command },
  ) {
    const response = await fetch(
      `${forge.url}${managed}?version=${encodeURIComponent(version)}`,
      {
        method: 'PUT',
        headers: {
          Authorization: `Bearer ${forge.token}`,
          'Content-Type': 'application/gzip',
          ...headers,
        },
        body: new Uint8Array(body),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  async function served(path = '/x', init?: RequestInit) {
    const response = await fetch(
      `${forge.url}/runtime/score/production${path}`,
      init,
    );
    return { status: response.status, body: await response.json() };
  }

  it('serves what was deployed, and nothing before', async () => {
    expect((await served()).status).toBe(503);
    expect((await forge.call('GET', managed)).status).toBe(404);

    const deployed = await deploy('1');
    expect(deployed).toEqual({
      status: 200,
      body: {
        service: 'score',
        environment: 'production',
        version: '1',
        url: `${forge.url}/runtime/score/production`,
        since: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    const answer = await served('/predict?fast=1', {
      method: 'POST',
      body: 'features',
    });
    expect(answer.body).toMatchObject({
      version: '1',
      method: 'POST',
      url: '/predict?fast=1',
      body: 'features',
    });
    expect(answer.body.leaked).toBeUndefined();
  });

  it('switches to a new version and back to a kept one', async () => {
    const first = (await served()).body.pid;
    await deploy('2');
    expect((await served()).body.version).toBe('2');
    expect(isRunning(first)).toBe(false);

    const back = await forge.call('POST', `${managed}/activate`, {
      version: '1',
    });
    expect(back).toMatchObject({ status: 200, body: { version: '1' } });
    expect((await served()).body.version).toBe('1');
    expect((await forge.call('GET', managed)).body).toMatchObject({
      version: '1',
      versions: ['1', '2'],
    });
    expect(
      (await forge.call('POST', `${managed}/activate`, { version: '9' }))
        .status,
    ).toBe(404);
  });

  it('keeps serving the old version when the new one is not healthy', async () => {
    const broken = await deploy(
      '3',
      bundle({ 'serve.js': 'console.log("no model file"); process.exit(2)' }),
    );
    expect(broken).toMatchObject({
      status: 502,
      body: { error: 'UnhealthyError', output: 'no model file' },
    });
    expect((await served()).body.version).toBe('1');
    expect((await forge.call('GET', managed)).body.versions).toEqual([
      '1',
      '2',
    ]);
  });

  it('refuses what it cannot unpack safely', async () => {
    const astray = bundle(
      { 'serve.js': server },
      '--transform=s,^./serve.js,../../escaped.js,',
      '-P',
    );
    expect((await deploy('4', astray)).status).toBe(400);
    expect((await deploy('4', Buffer.from('no tar'))).status).toBe(400);
    expect((await deploy('4', Buffer.alloc(0))).status).toBe(400);
    expect((await deploy('4', good, {})).status).toBe(400);
    expect((await deploy('../4')).status).toBe(400);
    expect(
      existsSync(join(forge.home, 'state/runtime/score/production/escaped.js')),
    ).toBe(false);
    expect((await served()).body.version).toBe('1');
  });

  it('starts a process again that ended', async () => {
    const { pid } = (await served()).body;
    await served('/crash').catch(() => undefined);
    const again = await forge.until(async () => {
      const answer = await served();
      return answer.status === 200 ? answer.body : undefined;
    });
    expect(again.version).toBe('1');
    expect(again.pid).not.toBe(pid);
  });

  it('ends with the forge and comes back with it', async () => {
    const { pid } = (await served()).body;
    const { since } = (await forge.call('GET', managed)).body;
    await forge.stop();
    expect(isRunning(pid)).toBe(false);

    await forge.start();
    const again = await forge.until(async () => {
      const answer = await served();
      return answer.status === 200 ? answer.body : undefined;
    });
    expect(again.version).toBe('1');
    expect((await forge.call('GET', managed)).body).toMatchObject({
      since,
      versions: ['1', '2'],
    });
  });
});
