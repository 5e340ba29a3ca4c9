import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { whileAwaited } from './whileAwaited';

let server: Server;
let signals: AbortSignal[];

beforeEach(async () => {
  signals = [];
  const app = express();
  app.get('/answered', (_, res) => {
    signals.push(whileAwaited(res));
    res.json({});
  });
  app.get('/long', (_, res) => {
    signals.push(whileAwaited(res));
  });
  app.get('/late', (_, res) => {
    res.once('close', () => signals.push(whileAwaited(res)));
  });
  server = createServer(app).listen(0);
  await once(server, 'listening');
});

afterEach(() => {
  server.close();
});

function request(path: string) {
  const { port } = server.address() as AddressInfo;
  return get({ port, path, agent: false });
}

it('goes on while the caller waits and after the answer', async () => {
  const [answer] = await once(request('/answered'), 'response');
  await once(answer.resume(), 'close');
  expect(signals).toEqual([expect.objectContaining({ aborted: false })]);
});

it('is aborted when the caller goes away', async () => {
  const asked = request('/long').on('error', () => {});
  await once(server, 'request');
  const [signal] = signals;
  expect(signal.aborted).toBe(false);
  asked.destroy();
  await once(signal, 'abort');
  expect(signal.reason).toMatchObject({ message: 'The caller went away' });
});

it('is aborted from the start when the caller went away before', async () => {
  const asked = request('/late').on('error', () => {});
  const [, res] = await once(server, 'request');
  asked.destroy();
  await once(res, 'close');
  const [signal] = signals;
  expect(signal.aborted).toBe(true);
});
