import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { TestDatabases } from '@backstage/backend-test-utils';
import { deployment } from './__testUtils__/events';
import { startEngine } from './__testUtils__/startEngine';

jest.setTimeout(120_000);

const run = promisify(execFile);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const SOURCE = '/pipelines/credit-risk';
const MODEL = '/models/model/default/credit-risk';
const PROGRAMS = join(__dirname, '__fixtures__/senders');
/** Built once: the versions stand in the programs' own files. */
const BUILT = resolve(
  __dirname,
  '../../../node_modules/.cache/waymark-senders/1',
);

type Sdk = {
  name: string;
  folder: string;
  /** Commands that build it, run in a copy of its folder */
  build: string[][];
  send: string[];
};

const SDKS: Sdk[] = [
  {
    name: 'Python',
    folder: 'python',
    build: [
      ['python3', '-m', 'venv', 'venv'],
      [
        ...['venv/bin/python', '-m', 'pip', 'install', '--quiet'],
        ...['cloudevents==2.2.0', 'requests>=2.31,<3'],
      ],
    ],
    send: ['venv/bin/python', 'send.py'],
  },
  {
    name: 'Go',
    folder: 'go',
    build: [['go', 'build', '-o', 'sender', '.']],
    send: ['./sender'],
  },
  {
    name: 'Java',
    folder: 'java',
    build: [
      [
        ...['mvn', '--batch-mode', '--quiet', 'dependency:copy-dependencies'],
        '-DoutputDirectory=libs',
      ],
      ['javac', '-cp', 'libs/*', 'Send.java'],
    ],
    send: ['java', '-cp', 'libs/*:.', 'Send'],
  },
];

/** Whether an SDK can send here: `yarn test:systems` builds what is not built yet. */
function isReady({ folder, build }: Sdk): boolean {
  if (process.env.WAYMARK_SYSTEMS !== '1') return false;
  const cwd = join(BUILT, folder);
  mkdirSync(cwd, { recursive: true });
  cpSync(join(PROGRAMS, folder), cwd, { recursive: true });
  try {
    for (const [command, ...args] of build) {
      execFileSync(command, args, { cwd, stdio: 'pipe', timeout: 300_000 });
    }
    return true;
  } catch (error) {
    // eslint-disable-next-line no-console
    console.warn(`The sender in ${folder} cannot be built here: ${error}`);
    return false;
  }
}

const ready = new Set(SDKS.filter(isReady));

describe.each(SDKS)('the CloudEvents SDK of $name', sdk => {
  const { name, folder, send } = sdk;

  // Skipped by name where it cannot be installed, and without `yarn test:systems`
  (ready.has(sdk) ? describe : describe.skip)('sends as anybody', () => {
    it.each(databases.eachSupportedId())('to %s', async databaseId => {
      const engine = await startEngine({
        knex: await databases.init(databaseId),
      });
      try {
        const source = await engine
          .api()
          .post('/api/waymark/sources')
          .send({ name, eventSource: SOURCE, models: ['credit-risk'] });
        const event = deployment(
          `${name} ü %20 `,
          '2026-06-01T00:00:00.123456Z',
          '7',
        );
        const [command, ...args] = send;
        const { stdout } = await run(command, args, {
          cwd: join(BUILT, folder),
          env: {
            ...process.env,
            WAYMARK_URL: `${engine.url}/events`,
            WAYMARK_TOKEN: source.body.token,
            WAYMARK_EVENT: JSON.stringify(event),
          },
        });
        expect(stdout).toContain('binary');
        await engine.settled();
        const { body } = await engine.get(`${MODEL}/deployments`);
        expect(body.items.map(({ eventId }: any) => eventId).sort()).toEqual([
          `${name} ü %20 binary`,
          `${name} ü %20 structured`,
        ]);
        // Whatever the time of sending was
        for (const { at, version } of body.items) {
          expect({ at, version }).toEqual({
            at: '2026-06-01T00:00:00.123Z',
            version: '7',
          });
        }
      } finally {
        await engine.stop();
      }
    });
  });
});
