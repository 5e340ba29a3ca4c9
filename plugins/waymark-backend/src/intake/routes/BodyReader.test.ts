import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { BodyReader, type BodyLimits } from './BodyReader';
import { doorErrors } from './doorErrors';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function start(limits: Partial<BodyLimits>): Promise<string> {
  const app = express();
  const bodies = new BodyReader({
    requestBytes: 1_000,
    bodyBytes: 10_000,
    bodyTimeout: 10_000,
    ...limits,
  });
  app.post('/', bodies.handler, (req, res) => {
    res.json({ text: req.body.toString() });
  });
  app.use(doorErrors());
  const answer: express.ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(error.statusCode ?? 400).json({ message: error.message });
  };
  app.use(answer);
  server = createServer(app).listen(0);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function send(url: string, body: BodyInit, headers: HeadersInit = {}) {
  const answer = await fetch(url, { method: 'POST', body, headers });
  return { status: answer.status, answer, body: await answer.json() };
}

/** A request that has sent so much of its body and is not at its end. */
function begin(url: string, bytes: number) {
  const sent = ask(url, { method: 'POST', agent: false });
  sent.on('error', () => {});
  const answered = once(sent, 'response').then(([res]) => {
    res.resume();
    return res;
  });
  sent.write(Buffer.alloc(bytes));
  return { sent, answered };
}

it('reads a body, inflated where it is compressed', async () => {
  const url = await start({});
  expect((await send(url, 'plain')).body).toEqual({ text: 'plain' });
  const zipped = gzipSync('zipped');
  const encoded = { 'Content-Encoding': 'gzip' };
  expect((await send(url, zipped, encoded)).body).toEqual({ text: 'zipped' });
  expect((await send(url, 'no gzip', encoded)).status).toBe(400);
  const other = await send(url, 'x', { 'Content-Encoding': 'compress' });
  expect(other.status).toBe(415);
});

it.each([
  ['declared', 'x'.repeat(1_001), {}],
  [
    'inflated',
    gzipSync(Buffer.alloc(1_000_000)),
    { 'Content-Encoding': 'gzip' },
  ],
] as [string, BodyInit, HeadersInit][])(
  'refuses a body that is %s to be larger than one may',
  async (_, body, headers) => {
    const refused = await send(await start({}), body, headers);
    expect(refused.status).toBe(413);
    expect(refused.body.message).toContain('waymark.events.maxRequestBytes');
  },
);

it('refuses the largest where bodies take too much together, and takes the small ones', async () => {
  const url = await start({ requestBytes: 5_000, bodyBytes: 8_000 });
  const large = begin(url, 4_500);
  await once(server!, 'request');
  const other = begin(url, 3_000);
  await once(server!, 'request');
  const small = await send(url, 'x'.repeat(900));
  expect(small.status).toBe(200);
  const refused = await large.answered;
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('2');
  other.sent.end();
  expect((await other.answered).statusCode).toBe(200);
  // What was held for the others is free again
  expect((await send(url, 'x'.repeat(4_900))).status).toBe(200);
});

it('refuses a body that does not come in time', async () => {
  const url = await start({ bodyTimeout: 100 });
  const slow = begin(url, 10);
  expect((await slow.answered).statusCode).toBe(408);
  expect((await send(url, 'next')).status).toBe(200);
});
