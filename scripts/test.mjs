/**
 * Runs every test: units, components, stores and routes with Jest, then the
 * users' journeys in a browser. Ends with how many ran where.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-test-'));

const jest = runJest();
const browser = runBrowser();
report();

function runJest() {
  const output = path.join(results, 'jest.json');
  const { status } = run('backstage-cli', [
    ...['repo', 'test', '--watchAll=false', '--maxWorkers=2'],
    // A busy machine is no reason to fail
    '--testTimeout=120000',
    ...['--json', `--outputFile=${output}`],
  ]);
  const tests = readJson(output)?.testResults.flatMap(file =>
    file.assertionResults.map(({ fullName, status: outcome }) => ({
      name: fullName,
      outcome,
    })),
  );
  return { status, tests: tests ?? [] };
}

function runBrowser() {
  const output = path.join(results, 'playwright.json');
  const { status } = run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: output,
  });
  const tests = [];
  const visit = suite => {
    for (const { title, tests: runs } of suite.specs ?? []) {
      const outcomes = runs.map(({ status: outcome }) => outcome);
      tests.push({ name: title, outcome: outcomeOf(outcomes) });
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of readJson(output)?.suites ?? []) visit(suite);
  return { status, tests };
}

function outcomeOf(outcomes) {
  if (outcomes.includes('unexpected')) return 'failed';
  // A test that passes only at the second try is a defect.
  if (outcomes.includes('flaky')) return 'failed';
  return outcomes.includes('expected') ? 'passed' : 'pending';
}

function report() {
  const count = (tests, outcome) =>
    tests.filter(test => test.outcome === outcome).length;
  const on = database =>
    jest.tests.filter(
      ({ name, outcome }) => name.includes(database) && outcome === 'passed',
    ).length;
  const all = [...jest.tests, ...browser.tests];
  const skipped = all.filter(
    ({ outcome }) => !['passed', 'failed'].includes(outcome),
  );
  for (const { name } of skipped) say(`skipped: ${name}`);
  say('');
  say(`On SQLite:     ${on('SQLITE_3')} passed`);
  say(`On PostgreSQL: ${on('POSTGRES_18')} passed`);
  say(`In a browser:  ${count(browser.tests, 'passed')} passed`);
  say(
    `${count(all, 'passed')} passed, ${count(all, 'failed')} failed, ${
      skipped.length
    } skipped`,
  );
  const ran = jest.tests.length > 0 && browser.tests.length > 0;
  process.exit(jest.status === 0 && browser.status === 0 && ran ? 0 : 1);
}

function run(command, args, env = {}) {
  const bin = path.join(root, 'node_modules', '.bin', command);
  return spawnSync(process.execPath, [fs.realpathSync(bin), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CI: '1', ...env },
  });
}

function readJson(file) {
  return fs.existsSync(file)
    ? JSON.parse(fs.readFileSync(file, 'utf8'))
    : undefined;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
