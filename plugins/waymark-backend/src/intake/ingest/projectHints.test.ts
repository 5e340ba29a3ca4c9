import { projectHints } from './projectHints';

const hint = (forge: string, value: string) => ({
  annotation: `${forge}.com/project-slug`,
  value,
});

describe('projectHints', () => {
  it.each([
    ['https://github.com/lending/models', 'github', 'lending/models'],
    ['https://github.com/lending/models.git', 'github', 'lending/models'],
    ['https://GitLab.example.com/a/b/models/', 'gitlab', 'a/b/models'],
    ['git@gitlab.com:lending/models.git', 'gitlab', 'lending/models'],
    ['ssh://git@github.com:22/lending/models', 'github', 'lending/models'],
    ['https://ci:x@gitlab.com/lending/models', 'gitlab', 'lending/models'],
  ])('of %s are its forge’s alone', (repository, forge, slug) => {
    expect(projectHints(repository)).toEqual([hint(forge, slug)]);
  });

  it.each(['lending/models', 'https://git.example.com/lending/models'])(
    'of %s may be either’s',
    repository => {
      expect(projectHints(repository)).toEqual([
        hint('github', 'lending/models'),
        hint('gitlab', 'lending/models'),
      ]);
    },
  );

  it.each(['', 'models', 'a b/c', 'https://github.com/', '/'.repeat(50_000)])(
    'of %j are none',
    repository => {
      expect(projectHints(repository)).toEqual([]);
    },
  );
});
