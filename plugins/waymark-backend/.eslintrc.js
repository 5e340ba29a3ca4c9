const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { rooms } = require('./rooms');

const SRC = join(__dirname, 'src');

/** What every test may use besides the rooms that its own room may use. */
const testUtils = ['./__testUtils__', './plugin.ts'].concat(
  Object.keys(rooms)
    .map(room => `./${room}/__testUtils__`)
    .filter(folder => existsSync(join(SRC, folder))),
);

/** One zone per room and per feature: it may use itself and what is listed. */
function zones(also) {
  const zone = (folder, uses) => ({
    target: join(SRC, folder),
    from: SRC,
    except: [`./${folder}`, ...uses.map(room => `./${room}`), ...also],
    message: `${folder} may not use this room; rooms.js lists those it may use.`,
  });
  const { features, ...others } = rooms;
  return [
    ...Object.entries(others).map(([room, uses]) => zone(room, uses)),
    ...readdirSync(join(SRC, 'features')).map(name =>
      zone(`features/${name}`, features),
    ),
  ];
}

const restricted = also => ['error', { zones: zones(also) }];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
  overrides: [
    {
      files: ['src/**/*.ts'],
      rules: { 'import/no-restricted-paths': restricted([]) },
    },
    {
      files: ['src/**/*.test.ts', 'src/**/__*__/**'],
      rules: { 'import/no-restricted-paths': restricted(testUtils) },
    },
  ],
});
