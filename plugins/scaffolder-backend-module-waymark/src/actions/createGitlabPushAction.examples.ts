import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An empty project with its CI variables, then the first push',
    example: yaml.stringify({
      steps: [
        {
          id: 'publish',
          action: 'publish:gitlab',
          name: 'Make the project and its CI variables',
          input: {
            repoUrl: 'gitlab.example.com?owner=models&repo=credit-risk',
            defaultBranch: 'main',
            sourcePath: false,
            projectVariables: [
              { key: 'WAYMARK_MODEL', value: 'model:default/credit-risk' },
            ],
          },
        },
        {
          id: 'push',
          action: 'waymark:gitlab:push',
          name: 'Push the first commit, which starts the pipeline',
          input: {
            remoteUrl: 'https://gitlab.example.com/models/credit-risk',
            defaultBranch: 'main',
            commitMessage: 'Start from the template',
          },
        },
      ],
    }),
  },
];
