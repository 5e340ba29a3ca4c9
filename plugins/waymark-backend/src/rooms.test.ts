import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { rooms }: { rooms: Record<string, string[]> } = require('../rooms');

const DOCS = resolve(__dirname, '../../../docs/architecture.md');

/** The rows of the rooms' table: a room's folder and what it may use. */
function readTable(): Record<string, string[]> {
  const [, section] = readFileSync(DOCS, 'utf8').split(
    '## Rooms of the engine',
  );
  const rows = section.split('\n## ')[0].matchAll(/^\| `(\w+)\/` .*\|$/gm);
  return Object.fromEntries(
    [...rows].map(([row, room]) => {
      const uses = row.split('|')[3];
      return [room, [...uses.matchAll(/`(\w+)`/g)].map(([, name]) => name)];
    }),
  );
}

/** Every source of the engine, without tests and without comments. */
function* readSources(): Generator<[file: string, code: string]> {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files) {
    if (!/\.ts$/.test(file) || /\.test\.ts$|__\w+__/.test(file)) continue;
    const source = readFileSync(resolve(__dirname, file), 'utf8');
    yield [file, source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')];
  }
}

it('the engine names no vendor', () => {
  const vendors =
    /gitlab|github|gitea|mlflow|argo|kserve|alertmanager|pagerduty|openlineage|airflow/i;
  const naming = [...readSources()].filter(([, code]) => vendors.test(code));
  expect(naming.map(([file]) => file)).toEqual([]);
});

describe('the rooms of the engine', () => {
  it('are in docs/architecture.md as the linter has them', () => {
    expect(readTable()).toEqual(rooms);
    expect(Object.keys(readTable()).reverse()).toEqual(Object.keys(rooms));
  });

  it('are all the folders there are', () => {
    const folders = readdirSync(__dirname, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('__'))
      .map(({ name }) => name);
    expect(folders.sort()).toEqual(Object.keys(rooms).sort());
  });

  it.each(Object.entries(rooms))(
    '%s uses only rooms below it',
    (room, uses) => {
      const below = Object.keys(rooms).slice(
        0,
        Object.keys(rooms).indexOf(room),
      );
      expect(below).toEqual(expect.arrayContaining(uses));
    },
  );
});
