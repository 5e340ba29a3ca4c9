import type { ModelAnnotation } from 'backstage-plugin-waymark-node';

/** As modules of vendors add them. */
export const modelAnnotations: ModelAnnotation[] = [
  {
    annotation: 'github.com/project-slug',
    names: 'repository',
    host: 'github',
  },
  {
    annotation: 'gitlab.com/project-slug',
    names: 'repository',
    host: 'gitlab',
  },
  {
    annotation: 'mlflow.org/registered-model',
    names: 'artifact',
    purlType: 'mlflow',
  },
];
