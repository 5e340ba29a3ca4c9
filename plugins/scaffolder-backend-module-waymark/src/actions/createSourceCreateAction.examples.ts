import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'A token for the pipeline of a model that is about to be registered',
    example: yaml.stringify({
      steps: [
        {
          id: 'source',
          action: 'waymark:source:create',
          name: 'Make a token for the pipeline',
          input: {
            name: 'credit-risk pipeline',
            eventSource: 'https://gitlab.example.com/models/credit-risk',
            models: ['model:default/credit-risk'],
            owner: 'group:default/lending',
          },
        },
      ],
    }),
  },
  {
    description: 'A token that may only report incidents',
    example: yaml.stringify({
      steps: [
        {
          id: 'source',
          action: 'waymark:source:create',
          name: 'Make a token for the monitor',
          input: {
            name: 'credit-risk monitor',
            eventSource: 'https://monitor.example.com/credit-risk',
            models: ['model:default/credit-risk'],
            types: ['dev.cdevents.incident.'],
          },
        },
      ],
    }),
  },
];
