import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import waymarkPlugin from 'backstage-plugin-waymark-backend';
import type { Knex } from 'knex';
import { generateEvents } from './generate';
import { toLedgerRow } from './generate/toLedgerRow';
import { run } from './run';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const token = mockCredentials.service.token();
const events = [
  ...generateEvents({
    models: 5,
    days: 60,
    seed: '1',
    from: Date.UTC(2026, 0),
  }),
];
const folder = mkdtempSync(`${tmpdir()}/waymark-cli-`);
let knex: Knex;
let url: string;
let stop: () => Promise<void>;
let out: string;
let err: string;

beforeAll(async () => {
  knex = await databases.init('SQLITE_3');
  const backend = await startTestBackend({
    features: [
      waymarkPlugin,
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [] }),
    ],
  });
  url = `http://localhost:${backend.server.port()}`;
  stop = () => backend.stop();
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  out = '';
  err = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += text;
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    err += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

const waymark = (...words: string[]) => run(['node', 'waymark', ...words]);

function write(name: string, lines: string[]): string {
  writeFileSync(`${folder}/${name}`, `${lines.join('\n')}\n`);
  return `${folder}/${name}`;
}

it('prints what replay sends, and the portal takes all of it, once', async () => {
  await waymark('generate', '--models', '5', '--days', '60');
  expect(out).toBe(
    `${events.map(event => JSON.stringify(event)).join('\n')}\n`,
  );
  const file = write('events.ndjson', out.split('\n'));

  out = '';
  await waymark('replay', file, '--url', url, '--token', token);
  expect(out).toBe(`${events.length} accepted, 0 known already, 0 refused\n`);
  expect(process.exitCode).toBeUndefined();

  out = '';
  await waymark('replay', file, '--url', url, '--token', token, '--batch', '7');
  expect(out).toBe(`0 accepted, ${events.length} known already, 0 refused\n`);

  const rows = await knex('events').whereNot({ door: 'portal' });
  const own = ({ arrived_ms: _, removed_ms, sender, sequence, ...row }: any) =>
    row;
  const byKey = (a: any, b: any) => (a.event_key < b.event_key ? -1 : 1);
  expect(rows.map(own).sort(byKey)).toEqual(
    events.map(toLedgerRow).map(own).sort(byKey),
  );
});

it('lists what was refused by its line, and fails', async () => {
  const [first] = events;
  const other = { ...first, data: { ...first.data, customData: {} } };
  const file = write('bad.ndjson', ['', '{', JSON.stringify(other)]);
  await waymark('replay', file, '--url', url, '--token', token);
  expect(out).toBe('0 accepted, 0 known already, 2 refused\n');
  expect(err).toContain('line 2: is not JSON');
  expect(err).toContain(`line 3 (${first.id}): is known with other content`);
  expect(process.exitCode).toBe(1);
});

it('has figures made anew', async () => {
  await knex('projection_rows').delete();
  await waymark('rebuild', '--wait', '--url', url, '--token', token);
  expect(out).toContain('Asked for: 5 models are made anew from the ledger');
  expect(out).toContain('Done: 5 of 5 models');
  expect(await knex('projection_rows')).not.toEqual([]);
});

it('finds nothing wrong with a portal that is well', async () => {
  await waymark('doctor', '--url', url, '--token', token);
  expect(out).toContain('ok    the token is accepted');
  expect(out).toContain('ok    you may send events');
  expect(out).toContain('ok    the figures include every event');
  expect(out).not.toMatch(/^fail/m);
  expect(process.exitCode).toBeUndefined();
});

it('says what to do about a wrong token and an absent portal', async () => {
  await waymark(
    'doctor',
    '--url',
    url,
    '--token',
    mockCredentials.service.invalidToken(),
  );
  expect(out).toContain('fail  the token is not accepted');
  expect(process.exitCode).toBe(1);

  const none = 'http://localhost:1';
  out = '';
  await waymark('doctor', '--url', none);
  expect(out).toContain('fail  nobody answers');
  await waymark('rebuild', '--url', none);
  expect(err).toContain(`Nobody answers at ${none}`);
  await waymark('replay', '/nowhere', '--url', none);
  expect(err).toContain('There is no file /nowhere');
});

describe('against a portal that is busy', () => {
  let server: Server;
  let answers: { status: number; headers?: Record<string, string> }[];
  let asked: string[];
  let busy: string;

  beforeEach(async () => {
    asked = [];
    server = createServer((req, res) => {
      let body = '';
      req
        .on('data', chunk => (body += chunk))
        .on('end', () => {
          asked.push(body);
          const { status, headers } = answers.shift() ?? { status: 202 };
          const accepted = body.split('\n').length;
          res.writeHead(status, headers).end(
            JSON.stringify({
              accepted,
              duplicates: 0,
              conflicts: [],
              rejected: [],
            }),
          );
        });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    busy = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterEach(() => server.close());

  it('waits as it is told and sends the same again', async () => {
    const headers = { 'Retry-After': '0' };
    answers = [
      { status: 503, headers },
      { status: 429, headers },
    ];
    await waymark('replay', write('one.ndjson', ['{}']), '--url', busy);
    expect(asked).toEqual(['{}', '{}', '{}']);
    expect(out).toBe('1 accepted, 0 known already, 0 refused\n');
  });

  it('sends what is too large in halves', async () => {
    answers = [{ status: 413 }, { status: 202 }, { status: 413 }];
    await waymark('replay', write('two.ndjson', ['1', '2']), '--url', busy);
    expect(asked).toEqual(['1\n2', '1', '2']);
    expect(out).toBe('1 accepted, 0 known already, 1 refused\n');
    expect(err).toContain('line 2: is larger than the portal takes');
  });
});
