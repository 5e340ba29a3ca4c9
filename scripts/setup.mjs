/**
 * Readies a bare machine before `npm start` and `npm test`: the Node this
 * project runs on, its dependencies, and what the demo needs from the system.
 * Says what it does before it does it, and does nothing twice.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const purpose = process.argv[2] ?? 'start';
const wanted = fs.readFileSync(path.join(root, '.nvmrc'), 'utf8').trim();

const node = ensureNode();
ensureSystemPackages();
ensureDependencies(node);
ensureForgeToken();
linkNode(node);

/** The running Node when its major is right, else one from the registry. */
function ensureNode() {
  const major = wanted.split('.')[0];
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const home = path.join(root, '.node', 'node_modules', name);
  const binary = path.join(home, 'bin', 'node');
  if (versionOf(binary) !== `v${wanted}`) {
    say(
      `installing Node ${wanted} beside ${process.version}, for this project`,
    );
    run('npm', [
      ...['install', '--prefix', path.join(root, '.node'), '--no-save'],
      ...['--ignore-scripts', '--no-audit', '--no-fund', `${name}@${wanted}`],
    ]);
  }
  return binary;
}

/** Runs the committed Yarn unless nothing changed since it last ended well. */
function ensureDependencies(binary) {
  const stampFile = path.join(root, 'node_modules', '.waymark-setup');
  const stamp = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'yarn.lock')))
    .update(versionOf(binary) ?? '')
    .digest('hex');
  if (readIfThere(stampFile) === stamp) return;
  say('installing dependencies; the first time takes a few minutes');
  const yarn = fs
    .readdirSync(path.join(root, '.yarn', 'releases'))
    .find(file => /^yarn-.*\.cjs$/.test(file));
  run(
    binary,
    [path.join(root, '.yarn', 'releases', yarn), 'install', '--immutable'],
    {
      PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}`,
      // Native parts are built against this Node, not the machine's own.
      ...nodeHeaders(binary),
    },
  );
  fs.writeFileSync(stampFile, stamp);
}

/** The local forge runs commands for whoever knows its token: each checkout has its own. */
function ensureForgeToken() {
  const file = path.join(root, '.local', 'forge-token');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, {
    mode: 0o600,
  });
}

function nodeHeaders(binary) {
  const home = path.resolve(path.dirname(fs.realpathSync(binary)), '..');
  return fs.existsSync(path.join(home, 'include', 'node', 'node.h'))
    ? { npm_config_nodedir: home }
    : {};
}

/** npm puts node_modules/.bin first on the path: scripts run on this Node. */
function linkNode(binary) {
  const link = path.join(root, 'node_modules', '.bin', 'node');
  const ours = path.join(root, '.node') + path.sep;
  if (!binary.startsWith(ours)) {
    fs.rmSync(link, { force: true });
    return;
  }
  if (readLink(link) === binary) return;
  fs.rmSync(link, { force: true });
  fs.symlinkSync(binary, link);
}

/** What the pipelines and the browser tests need from Debian. */
function ensureSystemPackages() {
  const missing = [
    { name: 'rsync', there: () => onPath('rsync') },
    { name: 'python3-sklearn', there: hasScikitLearn },
    ...(purpose === 'test'
      ? [{ name: 'chromium', there: () => onPath('chromium') }]
      : []),
  ]
    .filter(({ there }) => !there())
    .map(({ name }) => name);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(
    ' ',
  )}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    say(
      `missing from this machine: ${missing.join(', ')}. The demo's pipelines` +
        ` need them; install them with: sudo ${install}`,
    );
    return;
  }
  say(`installing ${missing.join(', ')} with apt-get`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], { ...quiet, stdio: 'ignore' });
  const { status } = spawnSync(install, {
    ...quiet,
    shell: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    say(
      `could not install them; the demo's pipelines may fail. Try: ${install}`,
    );
  }
}

function hasScikitLearn() {
  return ['python3', '/usr/bin/python3'].some(
    python =>
      spawnSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' })
        .status === 0,
  );
}

function onPath(command) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some(folder => fs.existsSync(path.join(folder, command)));
}

function versionOf(binary) {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return stdout?.trim();
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function readLink(link) {
  try {
    return fs.readlinkSync(link);
  } catch {
    return undefined;
  }
}

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    say(`this failed: ${command} ${args.join(' ')} ${error ?? ''}`);
    process.exit(status || 1);
  }
}

function say(text) {
  process.stdout.write(`waymark: ${text}\n`);
}
