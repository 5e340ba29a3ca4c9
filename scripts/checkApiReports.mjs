/**
 * Fails where a package's API report is not the one committed. The order in
 * which TypeScript writes the members of an inferred union depends on what else
 * it compiles, tests included, so two reports with the same words are the same.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const reports = ['plugins/*/report*.api.md'];

const { status } = spawnSync(
  'backstage-repo-tools',
  [
    ...['api-reports', '-o'],
    'ae-undocumented,ae-forgotten-export,ae-wrong-input-file-type',
    'plugins/*',
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

const changed = [];
for (const file of git('diff', '--name-only', '--', ...reports)) {
  const committed = execFileSync('git', ['show', `HEAD:${file}`], {
    cwd: root,
    encoding: 'utf8',
  });
  const written = fs.readFileSync(path.join(root, file), 'utf8');
  if (wordsOf(committed) === wordsOf(written)) git('checkout', '--', file);
  else changed.push(file);
}
changed.push(
  ...git('ls-files', '--others', '--exclude-standard', '--', ...reports),
);

if (changed.length > 0) {
  spawnSync('git', ['diff', '--', ...changed], { cwd: root, stdio: 'inherit' });
  process.stdout.write(
    `The public API differs from its report: ${changed.join(', ')}.` +
      ' Run "yarn build:api-reports" and commit what it writes.\n',
  );
  process.exit(1);
}

function wordsOf(report) {
  return report.split(/\s+/).sort().join(' ');
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}
