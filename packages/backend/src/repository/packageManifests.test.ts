import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');
const REPOSITORY = 'https://github.com/waymark-dev/waymark';

const packages = ['packages', 'plugins'].flatMap(group =>
  readdirSync(join(ROOT, group))
    .map(name => `${group}/${name}`)
    .filter(directory => existsSync(join(ROOT, directory, 'package.json')))
    .map(directory => ({ directory, manifest: manifestOf(directory) })),
);
const published = packages.filter(({ manifest }) => !manifest.private);

function manifestOf(directory: string) {
  return JSON.parse(read(directory, 'package.json'));
}

function read(...path: string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

describe('every package', () => {
  it.each(packages)(
    '$directory says its licence and where its source is',
    ({ directory, manifest }) => {
      expect(manifest).toMatchObject({
        license: 'Apache-2.0',
        repository: {
          type: 'git',
          url: `git+${REPOSITORY}.git`,
          directory,
        },
        backstage: { role: expect.any(String) },
      });
      expect(read(directory, 'catalog-info.yaml')).toContain(manifest.name);
    },
  );
});

describe('every published package', () => {
  it('is among them', () => {
    expect(published.length).toBeGreaterThanOrEqual(16);
  });

  it.each(published)(
    '$directory tells what a registry shows',
    ({ directory, manifest }) => {
      expect(manifest).toMatchObject({
        description: expect.any(String),
        keywords: expect.arrayContaining(['backstage', 'waymark']),
        homepage: `${REPOSITORY}/tree/main/${directory}`,
        bugs: { url: `${REPOSITORY}/issues` },
        publishConfig: { access: 'public' },
      });
    },
  );

  it.each(published)(
    '$directory packs the licence, a README and files that exist',
    ({ directory, manifest }) => {
      expect(read(directory, 'LICENSE')).toBe(read('LICENSE'));
      expect(read(directory, 'README.md')).toMatch(
        new RegExp(`^# ${manifest.name}\n`),
      );
      expect(manifest.files).toContain('dist');
      expect(
        manifest.files.filter(
          (file: string) =>
            file !== 'dist' && !existsSync(join(ROOT, directory, file)),
        ),
      ).toEqual([]);
    },
  );

  it.each(published)(
    '$directory depends on nothing private',
    ({ manifest }) => {
      const privateNames = packages
        .filter(other => other.manifest.private)
        .map(other => other.manifest.name);
      expect(
        Object.keys(manifest.dependencies ?? {}).filter(name =>
          privateNames.includes(name),
        ),
      ).toEqual([]);
    },
  );
});
