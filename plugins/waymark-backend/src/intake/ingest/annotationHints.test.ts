import { modelAnnotations } from '../../__testUtils__/annotations';
import { artifactHints, repositoryHints } from './annotationHints';

const hint = (forge: string, value: string) => ({
  annotation: `${forge}.com/project-slug`,
  value,
});

describe('repositoryHints', () => {
  it.each([
    ['https://github.com/lending/models', 'github', 'lending/models'],
    ['https://github.com/lending/models.git', 'github', 'lending/models'],
    ['https://GitLab.example.com/a/b/models/', 'gitlab', 'a/b/models'],
    ['git@gitlab.com:lending/models.git', 'gitlab', 'lending/models'],
    ['ssh://git@github.com:22/lending/models', 'github', 'lending/models'],
    ['https://ci:x@gitlab.com/lending/models', 'gitlab', 'lending/models'],
  ])('of %s are its forge’s alone', (repository, forge, slug) => {
    expect(repositoryHints(repository, modelAnnotations)).toEqual([
      hint(forge, slug),
    ]);
  });

  it.each(['lending/models', 'https://git.example.com/lending/models'])(
    'of %s may be either’s',
    repository => {
      expect(repositoryHints(repository, modelAnnotations)).toEqual([
        hint('github', 'lending/models'),
        hint('gitlab', 'lending/models'),
      ]);
    },
  );

  it.each(['', 'models', 'a b/c', 'https://github.com/', '/'.repeat(50_000)])(
    'of %j are none',
    repository => {
      expect(repositoryHints(repository, modelAnnotations)).toEqual([]);
    },
  );
});

describe('artifactHints', () => {
  it.each([
    ['pkg:mlflow/Credit%20scores@7', 'Credit scores'],
    ['pkg://MLflow/scores@7', 'scores'],
    ['pkg:mlflow/100%@1', '100%'],
  ])('of %s are the name of the package', (artifact, value) => {
    expect(artifactHints(artifact, modelAnnotations)).toEqual([
      { annotation: 'mlflow.org/registered-model', value },
    ]);
  });

  it.each(['', 'scores', 'pkg:oci/scores@7', 'pkg:mlflow/@7'])(
    'of %j are none',
    artifact => {
      expect(artifactHints(artifact, modelAnnotations)).toEqual([]);
    },
  );
});
